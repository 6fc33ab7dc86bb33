package dev.alhazen.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What the model makes of a run, and what it wants next.
///
/// @param observation what the results show; goes into the notes beside the measured numbers
/// @param title of the next run; empty after `stop`
/// @param change what to change in the next run; empty after `stop`
/// @param reason why this is the next step
record ReflectReply(
    String observation, Decision decision, String title, String change, String reason) {

  /// What comes next.
  enum Decision {
    /// Another run with changed code.
    @JsonProperty("run")
    RUN,
    /// Another run of the code as it is, with new seeds.
    @JsonProperty("repeat")
    REPEAT,
    /// No more runs.
    @JsonProperty("stop")
    STOP
  }

  ReflectReply {
    observation = observation.strip();
  }
}
