package dev.alhazen.model.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Sentences about recorded results, worded by rules: lower, higher, or within the noise.
final class Observations {
  private static final List<String> COUNTS =
      List.of(
          "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private final PaperCue cue;

  Observations(PaperCue cue) {
    this.cue = cue;
  }

  /// What a reader should remember, in a few sentences with the largest change as evidence.
  String summary(String leadMetric) {
    StringBuilder text = new StringBuilder();
    for (String run : others()) {
      List<PaperCue.Result> results = of(run, leadMetric);
      if (!results.isEmpty()) {
        text.append(text.isEmpty() ? "" : " ").append(summary(run, results));
      }
    }
    return text.isEmpty() ? "Beside the baseline no run finished." : text.toString();
  }

  private String summary(String run, List<PaperCue.Result> results) {
    PaperCue.Result largest =
        results.stream()
            .max((a, b) -> Double.compare(Math.abs(a.change()), Math.abs(b.change())))
            .orElseThrow();
    return "In %s the mean %s was %s of the %s; the largest change of a mean was on \\emph{%s}, by"
            .formatted(
                code(run),
                title(results.getFirst().metric()),
                joined(standings(results)),
                dataSets(results.size()),
                plain(largest.dataset()))
        + " \\difference{%s}.".formatted(largest.path());
  }

  private static List<String> standings(List<PaperCue.Result> results) {
    List<String> parts = new ArrayList<>();
    standing(results, r -> r.isBeyondNoise() && r.change() < 0, "lower beyond the noise", parts);
    standing(results, r -> r.isBeyondNoise() && r.change() > 0, "higher beyond the noise", parts);
    standing(results, r -> r.isExploratory() && r.change() < 0, "lower, not confirmed,", parts);
    standing(results, r -> r.isExploratory() && r.change() > 0, "higher, not confirmed,", parts);
    standing(results, PaperCue.Result::isWithinNoise, "not to be told from the baseline's", parts);
    standing(results, r -> !r.isTested(), "compared without a test", parts);
    return parts;
  }

  private static void standing(
      List<PaperCue.Result> results,
      Predicate<PaperCue.Result> which,
      String words,
      List<String> parts) {
    if (results.stream().anyMatch(which)) {
      parts.add("%s on %s".formatted(words, count(results, which)));
    }
  }

  /// The standings alone, without numbers.
  String brief(String leadMetric) {
    List<String> sentences = new ArrayList<>();
    for (String run : others()) {
      List<PaperCue.Result> results = of(run, leadMetric);
      if (!results.isEmpty()) {
        sentences.add(
            "%s was %s of the %s"
                .formatted(code(run), joined(standings(results)), dataSets(results.size())));
      }
    }
    return sentences.isEmpty()
        ? "Beside the baseline no run finished."
        : "Judged by the mean %s, %s.".formatted(title(leadMetric), String.join("; ", sentences));
  }

  /// One verdict over all runs, by the lead metric.
  String verdict(String leadMetric) {
    List<PaperCue.Result> all =
        others().stream().flatMap(run -> of(run, leadMetric).stream()).toList();
    boolean lower = all.stream().anyMatch(r -> r.isBeyondNoise() && r.change() < 0);
    boolean higher = all.stream().anyMatch(r -> r.isBeyondNoise() && r.change() > 0);
    if (lower && higher) {
      return "The change helps on some data sets and harms on others, so that it cannot be"
          + " recommended in general.";
    }
    if (lower) {
      return "Where the change made a difference at all it was for the better, on the data sets"
          + " and with the number of seeds that we have.";
    }
    if (higher) {
      return "Where the change made a difference at all it was for the worse, and we would not make"
          + " it.";
    }
    return all.stream().anyMatch(PaperCue.Result::isExploratory)
        ? "What differs was not among the comparisons that were sealed beforehand, or there were"
            + " none: it is a lead for the next study, and no result of this one."
        : "No difference exceeds the noise, and we see no reason to make the change, nor one"
            + " against it.";
  }

  /// A paragraph for each run, metric by metric.
  String byRun(List<PaperCue.Metric> metrics) {
    List<String> paragraphs = new ArrayList<>();
    for (String run : others()) {
      StringBuilder text = new StringBuilder("\\subsection{Outcome of %s}\n".formatted(code(run)));
      for (PaperCue.Metric metric : metrics) {
        List<PaperCue.Result> results = of(run, metric.name());
        if (!results.isEmpty()) {
          text.append(paragraph(run, metric, results)).append("\n\n");
        }
      }
      paragraphs.add(text.toString().strip());
    }
    return String.join("\n\n", paragraphs);
  }

  private String paragraph(String run, PaperCue.Metric metric, List<PaperCue.Result> results) {
    List<String> parts = new ArrayList<>();
    part(results, r -> r.isBeyondNoise() && r.change() < 0, "lower beyond the noise", parts);
    part(results, r -> r.isBeyondNoise() && r.change() > 0, "higher beyond the noise", parts);
    part(results, r -> r.isExploratory() && r.change() < 0, "lower, not confirmed,", parts);
    part(results, r -> r.isExploratory() && r.change() > 0, "higher, not confirmed,", parts);
    part(results, PaperCue.Result::isWithinNoise, "not to be told from it", parts);
    part(results, r -> !r.isTested(), "compared without a statement about noise", parts);
    PaperCue.Result first = results.getFirst();
    String baseline = "%s/%s/%s".formatted(baseline(), first.dataset(), first.metric());
    return ("\\paragraph{%s.} Against the baseline, %s is %s. For scale: on \\emph{%s} it was"
            + " \\evidence{%s} in %s and \\evidence{%s} in the baseline.")
        .formatted(
            capital(metric.plainTitle()),
            code(run),
            String.join("; ", parts),
            plain(first.dataset()),
            first.path(),
            code(run),
            baseline);
  }

  private static void part(
      List<PaperCue.Result> results,
      Predicate<PaperCue.Result> which,
      String words,
      List<String> parts) {
    List<String> some =
        results.stream()
            .filter(which)
            .map(r -> "\\emph{%s}, by \\difference{%s}".formatted(plain(r.dataset()), r.path()))
            .toList();
    if (!some.isEmpty()) {
      parts.add("%s on %s".formatted(words, joined(some)));
    }
  }

  /// What the runs cost, for metrics that are times.
  String cost(List<PaperCue.Metric> times) {
    List<String> sentences = new ArrayList<>();
    for (PaperCue.Metric metric : times) {
      for (String run : others()) {
        of(run, metric.name()).stream()
            .findFirst()
            .ifPresent(
                r ->
                    sentences.add(
                        "The %s of %s on \\emph{%s} was \\ratio{%s} of the baseline's."
                            .formatted(
                                metric.plainTitle(), code(run), plain(r.dataset()), r.path())));
      }
    }
    return sentences.isEmpty()
        ? ""
        : "\\subsection{Cost}\nTimes are given as a share of the baseline's. "
            + String.join(" ", sentences)
            + " Runs shared the machine with each other, so that small differences in time mean"
            + " nothing.";
  }

  String baseline() {
    return cue.runs().keySet().stream().findFirst().orElse("run_0");
  }

  List<String> others() {
    return cue.runs().keySet().stream().skip(1).toList();
  }

  static String code(String name) {
    return "\\texttt{%s}".formatted(plain(name));
  }

  static String plain(String text) {
    return text.replaceAll("([&%#_$])", "\\\\$1").replaceAll("[{}~^\\\\](?![&%#_$])", " ");
  }

  static String joined(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  static String count(int n) {
    return n < COUNTS.size() ? COUNTS.get(n) : "many";
  }

  private static String count(List<PaperCue.Result> results, Predicate<PaperCue.Result> which) {
    return count((int) results.stream().filter(which).count());
  }

  private static String dataSets(int n) {
    return count(n) + (n == 1 ? " data set" : " data sets");
  }

  private String title(String metric) {
    return cue.metrics().stream()
        .filter(m -> m.name().equals(metric))
        .findFirst()
        .map(PaperCue.Metric::plainTitle)
        .map(Observations::plain)
        .orElse(plain(metric));
  }

  private List<PaperCue.Result> of(String run, String metric) {
    return cue.results().stream()
        .filter(r -> r.run().equals(run) && r.metric().equals(metric))
        .toList();
  }

  private static String capital(String text) {
    return plain(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
  }
}
