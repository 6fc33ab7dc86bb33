package dev.alhazen.experiment;

/// What a scripted model says in the loop of runs.
final class Replies {
  private Replies() {}

  /// Half the rate, then no rate, each from the baseline; whether the loss falls decides.
  static String plan() {
    return plan(
        """
        [{"run": "run_1", "against": "run_0", "metric": "loss", "datasets": [],
          "expected": "lower"}]""");
  }

  static String plan(String comparisons) {
    return """
        {"hypothesis": "A lower rate gives a lower loss.",
         "runs": [
           {"title": "Half the rate", "kind": "edit", "change": "Set RATE to 5.", "from": "run_0"},
           {"title": "No rate", "kind": "edit", "change": "Set RATE to 0.", "from": "run_1"}],
         "comparisons": %s}
        """
        .formatted(comparisons);
  }

  static String edit(String search, String replace) {
    return "I change it.\n\nexperiment.sh\n<<<<<<< SEARCH\n%s\n=======\n%s\n>>>>>>> REPLACE"
        .formatted(search, replace);
  }

  static String stop(String observation) {
    return reflection(observation, "stop", "", "", "", "It is answered.");
  }

  static String infeasible(String reason) {
    return reflection("It failed.", "infeasible", "", "", "", reason);
  }

  /// Goes on as planned.
  static String planned(String run) {
    return reflection("As it is.", "run", run, "", "", "It is the next of the plan.");
  }

  /// Departs from the plan.
  static String amended(String change, String from) {
    return reflection("As it is.", "run", "", change, from, "The result asks for it.");
  }

  private static String reflection(
      String observation,
      String decision,
      String planned,
      String change,
      String from,
      String reason) {
    return """
        {"observation": "%s", "decision": "%s", "planned": "%s", "title": "%s", "change": "%s",
         "from": "%s", "reason": "%s"}
        """
        .formatted(
            observation,
            decision,
            planned,
            change.isEmpty() ? "" : "Another rate",
            change,
            from,
            reason);
  }
}
