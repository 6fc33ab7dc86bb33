package dev.alhazen.model.rehearsal;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The comparisons of one run with the baseline, read from the result lines of a prompt.
record Comparisons(List<Comparison> all) {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S.*?/.*?) = .*; to \\S+: ([+-]?)[\\d.e+-]+(?: \\[[^]]*])?, "
              + "(beyond the noise|within the noise|exploratory)?.*");

  Comparisons {
    all = List.copyOf(all);
  }

  /// @param path such as `moons/eval_loss`
  /// @param direction of the run's mean from the baseline's
  /// @param standing the first words of what the program says of it; empty where chance was not
  ///   weighed
  record Comparison(String path, Direction direction, String standing) {}

  enum Direction {
    LOWER,
    HIGHER
  }

  static Comparisons of(String prompt, String run) {
    return new Comparisons(
        prompt
            .lines()
            .dropWhile(line -> !line.startsWith("### %s:".formatted(run)))
            .skip(1)
            .takeWhile(line -> !line.startsWith("##"))
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(
                m ->
                    new Comparison(
                        m.group(1),
                        m.group(2).equals("-") ? Direction.LOWER : Direction.HIGHER,
                        Objects.requireNonNullElse(m.group(3), "")))
            .toList());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /// What can be said by counting, without judging.
  String observation(String run) {
    if (all.isEmpty()) {
      return "Rehearsal, no model read this: %s gave no result that could be compared."
          .formatted(run);
    }
    return """
        Rehearsal, no model read this; counted by a script. %s was compared with the baseline %d \
        times, once for each metric of each data set. Beyond the noise: %s. Apart, but exploratory \
        and not confirmed: %s. Within the noise: %d. Not tested: %d."""
        .formatted(
            run,
            all.size(),
            named(standing("beyond the noise")),
            named(standing("exploratory")),
            standing("within the noise").size(),
            standing("").size());
  }

  private List<Comparison> standing(String words) {
    return all.stream().filter(c -> c.standing().equals(words)).toList();
  }

  private static String named(List<Comparison> comparisons) {
    return comparisons.isEmpty()
        ? "none"
        : comparisons.stream()
            .map(c -> "%s (%s)".formatted(c.path(), word(c.direction())))
            .collect(Collectors.joining(", "));
  }

  private static String word(Direction direction) {
    return switch (direction) {
      case LOWER -> "lower";
      case HIGHER -> "higher";
    };
  }
}
