package dev.alhazen.model.openai;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.Optional;
import java.util.stream.Stream;

/// Ollama cuts a prompt that is longer than the context it was started with, 4,096 tokens by
/// default, and answers what is left of it without a word. This tells by the tokens that it counts.
final class OllamaContext {
  /// Shorter prompts fit any context.
  private static final int LEAST_TOKENS = 1_500;

  /// How much fewer tokens another tokenizer makes of the same text, at the very most.
  private static final double SURELY_CUT = 0.6;

  /// The same where the count is a round number, as contexts are.
  private static final double CUT_IF_ROUND = 0.93;

  private static final int ROUND = 1_024;

  private OllamaContext() {}

  /// What is wrong, in a sentence without its subject; empty where nothing is.
  static Optional<String> fault(ModelRequest request, ModelReply reply) {
    boolean hasImages =
        request.messages().stream().anyMatch(message -> !message.images().isEmpty());
    long read = reply.usage().input();
    if (hasImages || read == 0) {
      return Optional.empty();
    }
    long sent = Count.of(request);
    boolean isRound = (read + 2) % ROUND <= 4;
    boolean isCut = read < sent * (isRound ? CUT_IF_ROUND : SURELY_CUT);
    return sent >= LEAST_TOKENS && isCut ? Optional.of(sentence(sent, read)) : Optional.empty();
  }

  private static String sentence(long sent, long read) {
    return ("read %,d tokens of a prompt of some %,d: it cuts what its context does not hold. Start"
            + " it with a longer one: OLLAMA_CONTEXT_LENGTH=%d ollama serve.")
        .formatted(read, sent, sent > 24_000 ? 131_072 : 32_768);
  }

  /// Loads the encoding's tables on first use only.
  private static final class Count {
    private static final Encoding ENCODING =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private Count() {}

    static long of(ModelRequest request) {
      return Stream.concat(
              Stream.of(request.system()), request.messages().stream().map(Message::text))
          .mapToLong(ENCODING::countTokensOrdinary)
          .sum();
    }
  }
}
