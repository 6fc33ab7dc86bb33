package dev.alhazen.model.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a prompt about the paper tells: runs, results, metrics, figures, works. Read from the text
/// alone, as a model would.
final class PaperCue {
  private static final Pattern RUN = Pattern.compile("(?m)^Run (run_\\d+): (.*)$");
  private static final Pattern RESULT =
      Pattern.compile(
          "(?m)^- (run_\\d+)/(.+)/([^/ ]+) = (\\S+)(?: ± (\\S+))? \\(n = (\\d+)\\)"
              + "(?:; to (\\S+): ([-+]?[\\d.e-]+)(?: \\[[^]]*])?, (.*))?$");
  private static final Pattern METRIC = Pattern.compile("(?m)^- (\\w+): (.*?), (.* better)$");
  private static final Pattern FIGURE = Pattern.compile("(?m)^- (\\S+) \\(label (\\S+)\\): ");
  private static final Pattern WORK = Pattern.compile("(?m)^- ([\\w:.+-]+): (.*)$");
  private static final Pattern STATEMENT =
      Pattern.compile("(?m)^- ([\\w:.+-]+): .*\\n  > (?!\\[…)(.*)$");

  private final String text;

  PaperCue(Cue cue) {
    this.text = cue.conversation();
  }

  /// A measurement and how it compares with the baseline.
  ///
  /// @param change the difference; 0 for the baseline itself
  /// @param standing the words of the listing, such as `within the noise`; empty for the baseline
  record Result(String run, String dataset, String metric, double change, String standing) {
    String path() {
      return "%s/%s/%s".formatted(run, dataset, metric);
    }

    boolean isBeyondNoise() {
      return standing.startsWith("beyond");
    }

    boolean isWithinNoise() {
      return standing.startsWith("within");
    }

    /// Beyond the noise by itself, but nobody had said before that it would be looked at.
    boolean isExploratory() {
      return standing.startsWith("exploratory");
    }

    boolean isTested() {
      return isBeyondNoise() || isWithinNoise() || isExploratory();
    }
  }

  /// @param title such as `KL divergence in bits`
  record Metric(String name, String title, String direction) {
    String plainTitle() {
      return title.replaceFirst(" in \\S+$", "");
    }
  }

  record Figure(String file, String label) {}

  /// Run → title, in order, baseline first.
  Map<String, String> runs() {
    Map<String, String> runs = new LinkedHashMap<>();
    Matcher matcher = RUN.matcher(part("# The runs"));
    while (matcher.find()) {
      runs.put(matcher.group(1), matcher.group(2).strip());
    }
    return runs;
  }

  List<Result> results() {
    List<Result> results = new ArrayList<>();
    Matcher m = RESULT.matcher(part("# The recorded results"));
    while (m.find()) {
      boolean compared = m.group(8) != null;
      results.add(
          new Result(
              m.group(1),
              m.group(2),
              m.group(3),
              compared ? Double.parseDouble(m.group(8)) : 0,
              compared ? m.group(9) : ""));
    }
    return results;
  }

  List<Metric> metrics() {
    String part = part("# The recorded results");
    int from = part.indexOf("\nMetrics:");
    Matcher matcher = METRIC.matcher(from < 0 ? "" : part.substring(from));
    List<Metric> metrics = new ArrayList<>();
    while (matcher.find()) {
      metrics.add(new Metric(matcher.group(1), matcher.group(2), matcher.group(3)));
    }
    results().stream()
        .map(Result::metric)
        .distinct()
        .filter(name -> metrics.stream().noneMatch(metric -> metric.name().equals(name)))
        .forEach(name -> metrics.add(new Metric(name, name.replace('_', ' '), "")));
    return metrics;
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    Matcher matcher = FIGURE.matcher(part("# The figures"));
    while (matcher.find()) {
      figures.add(new Figure(matcher.group(1), matcher.group(2)));
    }
    return figures;
  }

  /// Citation key → the line about it.
  Map<String, String> works() {
    return works("# The works that may be cited");
  }

  Map<String, String> works(String heading) {
    Map<String, String> works = new LinkedHashMap<>();
    Matcher matcher = WORK.matcher(part(heading));
    while (matcher.find()) {
      works.put(matcher.group(1), matcher.group(2));
    }
    return works;
  }

  /// Citation key → the first sentence of its record, where one is listed.
  Map<String, String> statements() {
    Map<String, String> statements = new LinkedHashMap<>();
    Matcher matcher = STATEMENT.matcher(part("# The works that may be cited"));
    while (matcher.find()) {
      statements.put(matcher.group(1), matcher.group(2));
    }
    return statements;
  }

  /// The title of the idea; empty where the prompt gives none.
  String ideaTitle() {
    return part("# The idea")
        .lines()
        .filter(line -> line.startsWith("Title:"))
        .map(line -> line.substring("Title:".length()).strip())
        .findFirst()
        .orElse("");
  }

  boolean hasFailures() {
    return text.contains("\nAttempts that failed");
  }

  /// The section of the paper in view; empty where the prompt shows none.
  Optional<String> section(String id) {
    Matcher matcher =
        Pattern.compile(
                "(?ms)^\\\\section\\{[^{}]*} % "
                    + Pattern.quote(id)
                    + "$\\n(.*?)(?=^\\\\section\\{|^```)")
            .matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  /// The text below a heading, up to the next one.
  String part(String heading) {
    int from = text.indexOf("\n" + heading + "\n");
    if (from < 0) {
      return "";
    }
    int to = text.indexOf("\n# ", from + heading.length());
    return text.substring(from + heading.length() + 1, to < 0 ? text.length() : to);
  }
}
