package dev.alhazen.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The run that comes next.
///
/// @param title a few words
/// @param kind whether the code changes
/// @param change what is to be changed in the code; for a repetition, why it is made
record Next(String title, Kind kind, String change) {

  /// What a run is made of.
  enum Kind {
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
  }

  String line() {
    return "%s: %s".formatted(title, change.replaceAll("\\s+", " "));
  }
}
