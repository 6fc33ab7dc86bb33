package dev.alhazen.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The run that comes next.
///
/// @param title a few words
/// @param kind whether the code changes
/// @param change what is to be changed in the code; for a repetition, why it is made
/// @param from the run whose code it starts from; empty: the code as it is then
record Next(String title, Kind kind, String change, String from) {

  /// What a run is made of.
  public enum Kind {
    /// The code is changed first; the seeds are the baseline's.
    @JsonProperty("edit")
    EDIT,
    /// The code stays as it is; the seeds are new.
    @JsonProperty("repeat")
    REPEAT
  }

  Next {
    title = title.strip().replaceAll("\\s+", " ");
    change = change.strip();
    from = from.strip();
  }

  Next startingFrom(String run) {
    return new Next(title, kind, change, run);
  }

  String line() {
    return "%s: %s".formatted(title, sentence(change));
  }

  /// In one line, with a full stop.
  static String sentence(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.matches(".*[.!?]") ? line : line + ".";
  }
}
