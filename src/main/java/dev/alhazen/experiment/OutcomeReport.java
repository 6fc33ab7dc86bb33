package dev.alhazen.experiment;

import java.time.Duration;

/// What a coder, and the ledger, are told about an attempt. Product text: golden tests hold it.
final class OutcomeReport {
  private OutcomeReport() {}

  /// The whole report, for the coder.
  static String of(Outcome outcome) {
    return "%s\n\n%s".formatted(opening(outcome), output(outcome)).strip();
  }

  private static String opening(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Finished _ -> "The run finished and its results are valid.";
      case Outcome.EditRefused(String report) -> report;
      case Outcome.CheckFailed _ ->
          "The edit was applied, but the code does not pass the check before a run; nothing ran.";
      case Outcome.Crashed(int code, _) ->
          "The edit was applied and the experiment started, but it crashed with exit code %d."
              .formatted(code);
      case Outcome.TimedOut(Duration limit, _) ->
          """
          The edit was applied, but the experiment did not end within its limit of %s and was \
          stopped. Make it do less work, and keep the comparison with the baseline fair."""
              .formatted(Amounts.time(limit));
      case Outcome.NoProgress(Duration silence, _) ->
          """
          The edit was applied and the experiment started, but it wrote neither output nor a file \
          for %s and was stopped. Look for a loop or a wait that does not end; if it works that \
          long in silence, let it print its progress."""
              .formatted(Amounts.time(silence));
      case Outcome.CpuExhausted(Duration limit, _) ->
          """
          The edit was applied, but the processes of the experiment together used more than their \
          limit of %s of processor time and were stopped. Make it do less work, and keep the \
          comparison with the baseline fair."""
              .formatted(Amounts.time(limit));
      case Outcome.TooManyProcesses(int limit, _) ->
          """
          The edit was applied, but the experiment ran more processes and threads at once than its \
          limit of %d and was stopped."""
              .formatted(limit);
      case Outcome.OutOfMemory(long limit, _) ->
          """
          The edit was applied, but the experiment used more memory than its limit of %s and was \
          stopped."""
              .formatted(Amounts.size(limit));
      case Outcome.DiskFull(long limit, _) ->
          """
          The edit was applied, but the experiment wrote more files than its limit of %s and was \
          stopped. Save less."""
              .formatted(Amounts.size(limit));
      case Outcome.InvalidResult(String fault, _) ->
          """
          The edit was applied and the experiment ended with exit code 0, but its results do not \
          count: %s."""
              .formatted(fault);
    };
  }

  /// What the program wrote; empty where none ran.
  static String output(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Finished _, Outcome.EditRefused _ -> "";
      case Outcome.CheckFailed(String output) -> output;
      case Outcome.Crashed(_, String output) -> output;
      case Outcome.TimedOut(_, String output) -> output;
      case Outcome.NoProgress(_, String output) -> output;
      case Outcome.CpuExhausted(_, String output) -> output;
      case Outcome.TooManyProcesses(_, String output) -> output;
      case Outcome.OutOfMemory(_, String output) -> output;
      case Outcome.DiskFull(_, String output) -> output;
      case Outcome.InvalidResult(_, String output) -> output;
    };
  }

  /// One line, for people.
  static String line(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Finished(var results) ->
          "%d measurements".formatted(results.measurements().size());
      case Outcome.EditRefused(String report) -> report.split("\\. |\n", 2)[0];
      case Outcome.CheckFailed(String output) -> first(output);
      case Outcome.Crashed(int code, String output) ->
          "exit code %d: %s".formatted(code, first(output));
      case Outcome.TimedOut(Duration limit, _) -> "limit %s".formatted(Amounts.time(limit));
      case Outcome.NoProgress(Duration silence, _) ->
          "silent for %s".formatted(Amounts.time(silence));
      case Outcome.CpuExhausted(Duration limit, _) ->
          "limit %s of processor time".formatted(Amounts.time(limit));
      case Outcome.TooManyProcesses(int limit, _) -> "limit %d".formatted(limit);
      case Outcome.OutOfMemory(long limit, _) -> "limit %s".formatted(Amounts.size(limit));
      case Outcome.DiskFull(long limit, _) -> "limit %s".formatted(Amounts.size(limit));
      case Outcome.InvalidResult(String fault, _) -> fault;
    };
  }

  /// The first line that a program wrote, which the excerpt indents.
  private static String first(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("    ") && !line.isBlank())
        .map(String::strip)
        .findFirst()
        .orElse("no output");
  }
}
