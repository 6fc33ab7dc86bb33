package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.evidence.SealedPlan;
import dev.alhazen.evidence.SealedPlan.Primary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is fixed and recorded before the first run: what is expected, which runs are to be made,
/// which comparisons are to decide, over how many repetitions.
///
/// @param hypothesis what is expected, and what would speak against it
/// @param runs in the order in which they are to be made
/// @param comparisons the confirmatory ones; the metric of the first is the primary metric
/// @param seeds repetitions of each run
public record Plan(String hypothesis, List<Planned> runs, List<Primary> comparisons, int seeds) {
  public Plan {
    runs = List.copyOf(runs);
    comparisons = comparisons.stream().distinct().toList();
  }

  /// One run of the plan.
  ///
  /// @param run the name that it will have, such as `run_1`
  /// @param kind `edit` or `repeat`
  /// @param from the run whose code it starts from; empty: the code as it is then
  public record Planned(String run, String title, String kind, String change, String from) {
    Next next() {
      return new Next(title, Next.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), change, from);
    }

    static Planned of(String run, Next next) {
      return new Planned(
          run,
          next.title(),
          next.kind().name().toLowerCase(Locale.ROOT),
          next.change(),
          next.from());
    }

    private String line() {
      return "- %s: %s%s"
          .formatted(
              run, next().line(), from.isEmpty() ? "" : " From the code of %s.".formatted(from));
    }
  }

  /// What the statistics need of it.
  public SealedPlan sealed() {
    return new SealedPlan(hypothesis, comparisons, seeds);
  }

  /// Over everything in it: who has it can tell that the plan was not changed since.
  public Digest digest() {
    return Digest.of(Json.line(this));
  }

  /// The metric by which runs are ranked; empty where nothing is to be compared.
  public Optional<String> primaryMetric() {
    return comparisons.stream().map(Primary::metric).findFirst();
  }

  Optional<Planned> run(String name) {
    return runs.stream().filter(planned -> planned.run().equals(name)).findFirst();
  }

  /// The plan in words, for notes, prompts and people.
  public String text() {
    String made = runs.stream().map(Planned::line).collect(Collectors.joining("\n"));
    String compared =
        comparisonLines().stream().map("- %s"::formatted).collect(Collectors.joining("\n"));
    return "%s\n\nRuns:\n%s\n\nComparisons that decide, over %d repetition%s each:\n%s"
        .formatted(
            hypothesis.strip(),
            made,
            seeds,
            seeds == 1 ? "" : "s",
            compared.isEmpty() ? "- none" : compared);
  }

  /// `run_1 against run_0: loss on circle, moons; expected lower`, one for each metric.
  public List<String> comparisonLines() {
    Map<Primary, List<String>> datasets = new LinkedHashMap<>();
    for (Primary one : comparisons) {
      Primary anywhere = new Primary(one.run(), one.against(), "", one.metric(), one.expected());
      datasets.computeIfAbsent(anywhere, _ -> new ArrayList<>()).add(one.dataset());
    }
    return datasets.entrySet().stream().map(it -> line(it.getKey(), it.getValue())).toList();
  }

  private static String line(Primary compared, List<String> datasets) {
    return "%s against %s: %s on %s; expected %s"
        .formatted(
            compared.run(),
            compared.against(),
            compared.metric(),
            String.join(", ", datasets),
            compared.expected().name().toLowerCase(Locale.ROOT));
  }
}
