package dev.alhazen.sandbox.slurm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Slurm says of one job.
///
/// @param state such as `RUNNING`; empty where Slurm has forgotten the job
/// @param restarts how often it began the job anew
/// @param code the exit status of the job's script
/// @param node where it runs or ran; empty where nowhere
record Details(String state, int restarts, int code, String node) {
  static final Details FORGOTTEN = new Details("", 0, 0, "");

  /// Reads one line of `scontrol show job -o`; what a version leaves out is taken as nothing.
  static Details parse(String line) {
    return new Details(
        field(line, "JobState").orElse(""),
        field(line, "Restarts").filter(Details::isNumber).map(Integer::parseInt).orElse(0),
        field(line, "ExitCode")
            .map(code -> code.split(":")[0])
            .filter(Details::isNumber)
            .map(Integer::parseInt)
            .orElse(0),
        field(line, "NodeList").filter(node -> !node.equals("(null)")).orElse(""));
  }

  Fate fate() {
    return Fate.of(state);
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,9}");
  }

  private static Optional<String> field(String line, String name) {
    Matcher found = Pattern.compile("(?:^|\\s)" + name + "=(\\S*)").matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
