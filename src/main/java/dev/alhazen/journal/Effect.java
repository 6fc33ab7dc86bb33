package dev.alhazen.journal;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import java.util.Optional;

/// An effect as the journal knows it: where it stands in the pipeline, of what sort it is, and the
/// digest of its whole input. Inputs never hold absolute paths, clocks, user ids or GPU numbers.
///
/// @param by who makes it, such as a model's name, where the account shall tell
public record Effect(Step step, String kind, Digest input, Optional<String> by) {

  /// @param input a record or JSON value; two equal inputs have equal digests
  public static Effect of(Step step, String kind, Object input) {
    return new Effect(step, kind, Digest.of(Json.line(input)), Optional.empty());
  }

  /// The same effect, made by someone of that name.
  public Effect by(String name) {
    return new Effect(step, kind, input, Optional.of(name));
  }
}
