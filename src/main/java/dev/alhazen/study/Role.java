package dev.alhazen.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What a model is asked for in a study; each role may have a model of its own.
public enum Role {
  /// Has ideas and judges their novelty; stands in for every role that has no model of its own.
  @JsonProperty("model")
  MODEL,
  /// Plans and edits experiments and plot scripts.
  @JsonProperty("coder")
  CODER,
  /// Writes and revises the paper.
  @JsonProperty("writer")
  WRITER,
  /// Reviews.
  @JsonProperty("reviewer")
  REVIEWER,
  /// Is asked whatever comes with pictures.
  @JsonProperty("vision")
  VISION,
  /// Is asked what is simple: literature queries and captions of figures.
  @JsonProperty("cheap")
  CHEAP;

  /// As users write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
