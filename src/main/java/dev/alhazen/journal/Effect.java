package dev.alhazen.journal;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;

/// An effect as the journal knows it: where it stands in the pipeline, of what sort it is, and the
/// digest of its whole input. Inputs never hold absolute paths, clocks, user ids or GPU numbers.
public record Effect(Step step, String kind, Digest input) {

  /// @param input a record or JSON value; two equal inputs have equal digests
  public static Effect of(Step step, String kind, Object input) {
    return new Effect(step, kind, Digest.of(Json.line(input)));
  }
}
