package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds runs that a change left untouched: under the same seeds they give the same numbers to the
/// last digit, times aside, and where runs leave files, some of these are the same, too. Numbers
/// alone would not do: two classifiers that are never wrong have the same accuracy.
///
/// @param tree the workspace with the outputs of earlier runs
record Sameness(Template template, Tree tree) {
  private static final Globs WRITTEN_BY_THE_PROGRAM =
      Globs.of("{log.txt,final_info.json}", "**/{log.txt,final_info.json}", "log.txt.gz");

  private static final Set<String> UNITS_OF_TIME = Set.of("s", "ms", "min", "h");
  private static final Pattern TIME =
      Pattern.compile("(^|_)(time|times|seconds|secs|duration|runtime|latency|throughput)(_|$)");

  private static final Digest EMPTY = Digest.of("");

  /// A run that has just finished.
  record Made(String run, List<Integer> seeds, Results results, Tree outputs) {}

  /// The names of the earlier runs that the new one equals.
  List<String> with(List<Run> earlier, Made made) {
    return earlier.stream()
        .filter(run -> run.seeds().equals(made.seeds()))
        .filter(run -> sameNumbers(run.results(), made.results()))
        .filter(run -> sameFiles(files(tree, run.name()), files(made.outputs(), made.run())))
        .map(Run::name)
        .toList();
  }

  private boolean sameNumbers(Results earlier, Results now) {
    List<Measurement> compared =
        earlier.measurements().stream().filter(m -> !isTime(m.metric())).toList();
    return !compared.isEmpty() && compared.stream().allMatch(m -> isEqual(m, now));
  }

  private static boolean isEqual(Measurement before, Results now) {
    Optional<Measurement> after =
        now.measurements().stream()
            .filter(m -> m.dataset().equals(before.dataset()) && m.metric().equals(before.metric()))
            .findFirst();
    return after.isPresent() && after.get().values().equals(before.values());
  }

  /// Declared as one, or, where the template declares no metrics, called like one.
  private boolean isTime(String metric) {
    return template
        .metric(metric)
        .map(known -> known.kind() == Template.Kind.TIMING || UNITS_OF_TIME.contains(known.unit()))
        .orElseGet(() -> TIME.matcher(metric).find());
  }

  private static boolean sameFiles(Map<String, Digest> earlier, Map<String, Digest> now) {
    return now.isEmpty() && earlier.isEmpty()
        || now.entrySet().stream()
            .filter(file -> !file.getValue().equals(EMPTY))
            .anyMatch(file -> file.getValue().equals(earlier.get(file.getKey())));
  }

  /// Path below the run's folder → digest, of what the experiment wrote.
  private static Map<String, Digest> files(Tree tree, String run) {
    Map<String, Digest> files = new TreeMap<>();
    String folder = run + "/";
    tree.files()
        .forEach(
            (path, digest) -> {
              if (path.startsWith(folder)) {
                files.put(path.substring(folder.length()), digest);
              }
            });
    files.keySet().removeIf(WRITTEN_BY_THE_PROGRAM::matches);
    return files;
  }
}
