package dev.alhazen.experiment;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.alhazen.evidence.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run changed where results come from: where the experiment computes them itself, the
/// changes that name a metric or the file of results; in any case parts of the evaluator that only
/// the changed code names. Whoever reads the numbers needs to see these.
final class EvaluationChanges {
  private static final int MOST = 3_000;
  private static final List<String> ALWAYS = List.of("final_info", "means", "stderrs");

  private final SequencedMap<String, String> before;
  private final SequencedMap<String, String> now;

  /// @param before path → text, as in the template
  /// @param now path → text, as it ran
  EvaluationChanges(SequencedMap<String, String> before, SequencedMap<String, String> now) {
    this.before = before;
    this.now = now;
  }

  /// Lines with `-` and `+` below the place of each change; empty where there is none.
  String ofResults(Results results) {
    Pattern names =
        Pattern.compile(
            Stream.concat(ALWAYS.stream(), results.metrics().stream())
                .map(EvaluationChanges::word)
                .collect(Collectors.joining("|")));
    String all =
        now.entrySet().stream()
            .flatMap(file -> changes(file, before.getOrDefault(file.getKey(), ""), names))
            .collect(Collectors.joining("\n"));
    return all.length() <= MOST ? all : all.substring(0, MOST) + "\n[… more changes …]";
  }

  /// A sentence that lists the evaluator's types or modules that the code names since the change;
  /// empty where there are none.
  ///
  /// @param evaluator path → text
  String contacts(SequencedMap<String, String> evaluator) {
    Set<String> names = new TreeSet<>();
    evaluator.forEach(
        (path, text) -> {
          if (path.endsWith(".java")) {
            names.addAll(JavaTypes.topLevel(text));
          } else if (path.endsWith(".py")) {
            names.add(path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.py$", ""));
          }
        });
    names.removeIf(name -> isNamed(name, before) || !isNamed(name, now));
    return names.isEmpty()
        ? ""
        : "The changed code names parts of the evaluator that the template's code does not: "
            + String.join(", ", names)
            + ".";
  }

  /// Both, as far as there is something.
  String all(Results results, SequencedMap<String, String> evaluator) {
    List<String> parts = new ArrayList<>(List.of(contacts(evaluator), ofResults(results)));
    parts.removeIf(String::isEmpty);
    return String.join("\n", parts);
  }

  private static boolean isNamed(String name, SequencedMap<String, String> files) {
    Pattern word = Pattern.compile(word(name));
    return files.values().stream().anyMatch(text -> word.matcher(text).find());
  }

  private static String word(String name) {
    return "(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])";
  }

  private static Stream<String> changes(
      Map.Entry<String, String> file, String before, Pattern names) {
    return DiffUtils.diff(before.lines().toList(), file.getValue().lines().toList())
        .getDeltas()
        .stream()
        .filter(delta -> lines(delta).anyMatch(line -> names.matcher(line).find()))
        .map(
            delta ->
                "%s:%d\n%s"
                    .formatted(
                        file.getKey(),
                        delta.getTarget().getPosition() + 1,
                        lines(delta).collect(Collectors.joining("\n"))));
  }

  private static Stream<String> lines(AbstractDelta<String> delta) {
    return Stream.concat(
        delta.getSource().getLines().stream().map("- "::concat),
        delta.getTarget().getLines().stream().map("+ "::concat));
  }
}
