package dev.alhazen.manuscript;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/// The ways in which a paper may refer to a measurement.
public enum EvidenceForm {
  /// Mean ± standard error.
  VALUE("value"),
  MEAN("mean"),
  STDERR("stderr"),
  COUNT("n"),
  /// To the baseline, with the standard error of the difference.
  DIFFERENCE("difference"),
  /// Mean divided by the baseline's mean.
  RATIO("ratio"),
  /// How many seeds a run was repeated with.
  SEEDS("seeds");

  private final String word;

  EvidenceForm(String word) {
    this.word = word;
  }

  @JsonValue
  public String word() {
    return word;
  }

  static Optional<EvidenceForm> named(String word) {
    return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
  }
}
