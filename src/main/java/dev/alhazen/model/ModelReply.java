package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import java.util.List;

/// What a provider answered.
///
/// @param samples one for each that was asked for; an adapter whose provider gives fewer at a time
///   may return fewer, which [SampledModel] makes up for
/// @param usage tokens of all samples together
/// @param cost what the call cost; zero for local models
/// @param model the model that answered, as the provider names it
public record ModelReply(List<Sample> samples, Tokens usage, Money cost, String model) {
  public ModelReply {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a reply has at least one sample");
    }
  }

  /// One completion.
  public record Sample(String text, FinishReason finish) {}

  /// Why the model stopped.
  public enum FinishReason {
    STOP,
    /// Cut off by the limit on output tokens.
    LENGTH,
    CONTENT_FILTER
  }

  /// The first sample's text.
  public String text() {
    return samples.getFirst().text();
  }
}
