import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;

/// Counts tokens with OpenAI's newer encoding.
final class Ruler {
  private static final Encoding ENCODING =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  private Ruler() {}

  static long tokens(String text) {
    return ENCODING.countTokensOrdinary(text);
  }

  /// A request as a provider reads it: the system message, then the conversation, each with its role.
  static int[] prompt(ModelRequest request) {
    StringBuilder text = new StringBuilder("<system>\n").append(request.system());
    for (Message message : request.messages()) {
      text.append("\n<%s>\n".formatted(message.role())).append(message.text());
    }
    IntArrayList tokens = ENCODING.encodeOrdinary(text.toString());
    return tokens.toArray();
  }
}
