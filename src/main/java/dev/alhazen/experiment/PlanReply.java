package dev.alhazen.experiment;

import java.util.List;

/// What the model plans.
///
/// @param hypothesis what it expects, in a sentence or two
/// @param runs what it intends to measure, in order; only the first is binding
record PlanReply(String hypothesis, List<Next> runs) {
  PlanReply {
    runs = List.copyOf(runs);
  }

  /// The plan in words, for the record and for later prompts.
  String text() {
    StringBuilder text = new StringBuilder(hypothesis.strip());
    runs.forEach(run -> text.append("\n- ").append(run.line()));
    return text.toString();
  }
}
