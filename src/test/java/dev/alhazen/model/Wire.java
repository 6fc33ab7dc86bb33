package dev.alhazen.model;

import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelReply.FinishReason;
import java.util.List;

/// The shapes of one provider's protocol, as its real server writes and reads them. Every adapter's
/// test brings its own, and the contract of models scripts a loopback server with it.
public interface Wire {

  /// The body of a good reply.
  String reply(Said said);

  /// The body that comes with a status other than 200.
  String error(int status, String message);

  /// What a request asks for.
  Asked asked(LoopbackServer.Seen request);

  /// What of a use the protocol can tell: a provider that knows no price for writing to its cache,
  /// or that does not tell thoughts apart, says 0 there.
  Tokens told(Tokens use);

  /// Whether one call can give several samples.
  Several several();

  /// How several samples are had.
  enum Several {
    IN_ONE_CALL,
    ONE_BY_ONE
  }

  /// What the provider says.
  record Said(List<String> samples, FinishReason finish, Tokens use) {
    public Said {
      samples = List.copyOf(samples);
    }
  }

  /// What the provider understood.
  ///
  /// @param system empty where none was sent
  /// @param messages as they came; a message of several texts has them joined by a blank line
  /// @param samples 1 where the protocol knows no number
  record Asked(String system, List<Message> messages, int maxOutputTokens, int samples) {
    public Asked {
      messages = List.copyOf(messages);
    }
  }
}
