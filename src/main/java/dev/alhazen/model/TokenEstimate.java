package dev.alhazen.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// How many prompt tokens a request has: at most, for reserving money before it is sent, and at
/// least, for telling what cannot fit.
///
/// OpenAI's are counted with its own encodings, of which the one that a model uses is not known:
/// the larger count holds. Other tokenizers are unknown here, so every two characters, each digit,
/// and each byte of what is outside of ASCII are taken for a token, which is about twice the usual.
public final class TokenEstimate {
  private static final int PER_MESSAGE = 8;
  private static final int PER_IMAGE = 3_000;

  /// Characters of a token in the plainest of English.
  private static final int MOST_PER_TOKEN = 5;

  private TokenEstimate() {}

  public static long input(String model, ModelRequest request) {
    long images = request.messages().stream().mapToLong(message -> message.images().size()).sum();
    long text =
        texts(request).mapToLong(part -> isOpenAi(model) ? OpenAi.count(part) : coarse(part)).sum();
    return text + images * PER_IMAGE + (request.messages().size() + 1L) * PER_MESSAGE;
  }

  /// How many prompt tokens a request has at least, so that none is refused that might fit.
  static long likely(String model, ModelRequest request) {
    return texts(request)
        .mapToLong(part -> isOpenAi(model) ? OpenAi.count(part) : part.length() / MOST_PER_TOKEN)
        .sum();
  }

  private static boolean isOpenAi(String model) {
    return model.startsWith("openai/");
  }

  private static Stream<String> texts(ModelRequest request) {
    return Stream.concat(
        Stream.of(request.system(), request.schema().map(Object::toString).orElse("")),
        request.messages().stream().map(Message::text));
  }

  private static long coarse(String text) {
    long ascii = text.chars().filter(c -> c < 128).count();
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return (ascii - digits + 1) / 2 + digits + (bytes - ascii);
  }

  /// Loads the encoding's tables on first use only.
  private static final class OpenAi {
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();
    private static final Encoding NEW = REGISTRY.getEncoding(EncodingType.O200K_BASE);
    private static final Encoding OLD = REGISTRY.getEncoding(EncodingType.CL100K_BASE);

    private OpenAi() {}

    static long count(String text) {
      return Math.max(NEW.countTokensOrdinary(text), OLD.countTokensOrdinary(text));
    }
  }
}
