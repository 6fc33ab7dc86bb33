package dev.alhazen.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a coder, and the ledger, are told about an attempt. Product text: golden tests hold it.
final class OutcomeReport {
  private static final int MOST_PLACES = 8;

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
      case Outcome.SmokeFailed(Outcome cause) ->
          """
          The edit was applied, but the code failed in the smoke run, which tries it at its \
          smallest size; the real run was not started. There, %s"""
              .formatted(continued(cause));
      case Outcome.Crashed _,
          Outcome.TimedOut _,
          Outcome.NoProgress _,
          Outcome.CpuExhausted _,
          Outcome.TooManyProcesses _,
          Outcome.OutOfMemory _,
          Outcome.DiskFull _,
          Outcome.NoResult _,
          Outcome.NotFinite _,
          Outcome.Tampered _,
          Outcome.InvalidResult _ ->
          "The edit was applied, but " + ending(outcome);
    };
  }

  /// How it went on after an edit that was applied.
  private static String continued(Outcome outcome) {
    String opening = opening(outcome).replaceFirst("^The edit was applied, but ", "");
    return opening.substring(0, 1).toLowerCase(Locale.ROOT) + opening.substring(1);
  }

  private static String ending(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Crashed(int code, _) -> crash(code);
      case Outcome.Stopped stopped -> stop(stopped);
      case Outcome.NoResult(String path, _) ->
          """
          the experiment ended with exit code 0 without results: %s is missing. Look for a path \
          that returns or exits before the end."""
              .formatted(path);
      case Outcome.NotFinite(List<String> places, _) -> notFinite(places);
      case Outcome.Tampered(List<String> files) ->
          """
          files that judge the runs were changed while it ran: %s. They have been restored, and \
          nothing that this attempt reported counts. Change the experiment alone."""
              .formatted(String.join(", ", files));
      case Outcome.InvalidResult(String fault, _) ->
          "the experiment ended with exit code 0 and its results do not count: %s."
              .formatted(fault);
      case Outcome.Finished _,
          Outcome.EditRefused _,
          Outcome.CheckFailed _,
          Outcome.SmokeFailed _ ->
          throw new IllegalArgumentException("no ending of a run: " + outcome.word());
    };
  }

  private static String stop(Outcome.Stopped outcome) {
    return switch (outcome) {
      case Outcome.TimedOut(Duration limit, _) ->
          """
          the experiment did not end within its limit of %s and was stopped. Make it do less \
          work, and keep the comparison with the baseline fair."""
              .formatted(Amounts.time(limit));
      case Outcome.NoProgress(Duration silence, _) ->
          """
          the experiment wrote neither output nor a file for %s and was stopped. Look for a loop \
          or a wait that does not end; if it works that long in silence, let it print its \
          progress."""
              .formatted(Amounts.time(silence));
      case Outcome.CpuExhausted(Duration limit, _) ->
          """
          the processes of the experiment together used more than their limit of %s of processor \
          time and were stopped. Make it do less work, and keep the comparison with the baseline \
          fair."""
              .formatted(Amounts.time(limit));
      case Outcome.TooManyProcesses(int limit, _) ->
          "the experiment ran more than %d processes and threads at once and was stopped."
              .formatted(limit);
      case Outcome.OutOfMemory(long limit, _) ->
          "the experiment used more memory than its limit of %s and was stopped."
              .formatted(Amounts.size(limit));
      case Outcome.DiskFull(long limit, _) ->
          "the experiment wrote more files than its limit of %s and was stopped. Save less."
              .formatted(Amounts.size(limit));
    };
  }

  private static String crash(int code) {
    return Signal.of(code)
        .map(
            signal ->
                "the experiment was ended by signal %s: %s."
                    .formatted(signal.name(), signal.meaning()))
        .orElse("the experiment crashed with exit code %d.".formatted(code));
  }

  private static String notFinite(List<String> places) {
    return """
        some results are not finite numbers, so none count:
        %s
        Usual causes: a learning rate that is too high for the change, a division by zero, a \
        logarithm or root of a number that is not positive, an exponential that overflows. Mend \
        the cause; do not replace the value."""
        .formatted(listed(places));
  }

  private static String listed(List<String> places) {
    StringBuilder list = new StringBuilder();
    places.stream()
        .limit(MOST_PLACES)
        .forEach(place -> list.append("- ").append(place).append('\n'));
    if (places.size() > MOST_PLACES) {
      list.append("- and %d more%n".formatted(places.size() - MOST_PLACES));
    }
    return list.toString().stripTrailing();
  }

  /// What the program wrote; empty where none ran.
  static String output(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Finished _, Outcome.EditRefused _, Outcome.Tampered _ -> "";
      case Outcome.CheckFailed(String output) -> output;
      case Outcome.SmokeFailed(Outcome cause) -> output(cause);
      case Outcome.Crashed(_, String output) -> output;
      case Outcome.TimedOut(_, String output) -> output;
      case Outcome.NoProgress(_, String output) -> output;
      case Outcome.CpuExhausted(_, String output) -> output;
      case Outcome.TooManyProcesses(_, String output) -> output;
      case Outcome.OutOfMemory(_, String output) -> output;
      case Outcome.DiskFull(_, String output) -> output;
      case Outcome.NoResult(_, String output) -> output;
      case Outcome.NotFinite(_, String output) -> output;
      case Outcome.InvalidResult(_, String output) -> output;
    };
  }

  /// One line, for people.
  static String line(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Finished(var results) ->
          results.measurements().size() == 1
              ? "1 measurement"
              : "%d measurements".formatted(results.measurements().size());
      case Outcome.EditRefused(String report) -> report.split("\\. |\n", 2)[0];
      case Outcome.CheckFailed(String output) -> first(output);
      case Outcome.SmokeFailed(Outcome cause) ->
          "in the smoke run, %s, %s".formatted(cause.word(), line(cause));
      case Outcome.Crashed(int code, String output) ->
          Signal.of(code)
              .map(signal -> "signal %s: %s".formatted(signal.name(), first(output)))
              .orElseGet(() -> "exit code %d: %s".formatted(code, first(output)));
      case Outcome.TimedOut(Duration limit, _) -> "limit %s".formatted(Amounts.time(limit));
      case Outcome.NoProgress(Duration silence, _) ->
          "silent for %s".formatted(Amounts.time(silence));
      case Outcome.CpuExhausted(Duration limit, _) ->
          "limit %s of processor time".formatted(Amounts.time(limit));
      case Outcome.TooManyProcesses(int limit, _) -> "limit %d".formatted(limit);
      case Outcome.OutOfMemory(long limit, _) -> "limit %s".formatted(Amounts.size(limit));
      case Outcome.DiskFull(long limit, _) -> "limit %s".formatted(Amounts.size(limit));
      case Outcome.NoResult(String path, _) -> "%s is missing".formatted(path);
      case Outcome.NotFinite(List<String> places, _) ->
          places.size() == 1
              ? places.getFirst()
              : "%s, and %d more".formatted(places.getFirst(), places.size() - 1);
      case Outcome.Tampered(List<String> files) ->
          "protected files were changed while it ran: " + String.join(", ", files);
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
