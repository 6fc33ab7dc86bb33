package dev.alhazen.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What the model makes of a run, and what it wants next.
///
/// @param observation what the results show; goes into the notes beside the measured numbers
/// @param planned the run of the plan that is made next; empty for one that the plan does not have
/// @param title of the next run; empty where it is planned, and after the last one
/// @param change what to change in the next run; empty where it is planned, and after the last one
/// @param from the run whose code the next one starts from; empty: the code as it is now
/// @param reason why this is the next step
record ReflectReply(
    String observation,
    Decision decision,
    String planned,
    String title,
    String change,
    String from,
    String reason) {

  /// What comes next.
  enum Decision {
    /// Another run with changed code.
    @JsonProperty("run")
    RUN,
    /// Another run of the code as it is, with new seeds.
    @JsonProperty("repeat")
    REPEAT,
    /// No more runs: the question is answered as far as it can be.
    @JsonProperty("stop")
    STOP,
    /// No more runs: what the idea asks for cannot be done here.
    @JsonProperty("infeasible")
    INFEASIBLE
  }

  ReflectReply {
    observation = observation.strip();
    planned = planned.strip();
    from = from.strip();
    reason = reason.strip().replaceAll("\\s+", " ");
  }
}
