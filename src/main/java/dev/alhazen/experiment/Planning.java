package dev.alhazen.experiment;

import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import dev.alhazen.evidence.SealedPlan.Expected;
import dev.alhazen.evidence.SealedPlan.Primary;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// From what a model plans to the plan that is sealed. Where the model names no comparison that can
/// be made, the program does: each planned run against the baseline, in the template's first
/// metric, on all data sets, in the direction that is better.
final class Planning {
  private final Template template;
  private final Results baseline;
  private final int seeds;

  Planning(Template template, Run baseline) {
    this.template = template;
    this.baseline = baseline.results();
    this.seeds = baseline.seeds().size();
  }

  Plan plan(PlanReply reply) {
    List<Plan.Planned> runs = new ArrayList<>();
    for (Next next : reply.runs()) {
      runs.add(Plan.Planned.of("run_" + (runs.size() + 1), next));
    }
    List<Primary> wanted = reply.comparisons().stream().flatMap(this::primaries).toList();
    return new Plan(
        reply.hypothesis().strip(), runs, wanted.isEmpty() ? usual(runs) : wanted, seeds);
  }

  /// One for each data set on which the baseline has the metric.
  private Stream<Primary> primaries(PlanReply.Compared compared) {
    return datasets(compared.metric())
        .filter(set -> compared.datasets().isEmpty() || compared.datasets().contains(set))
        .map(
            set ->
                new Primary(
                    compared.run(),
                    compared.against(),
                    set,
                    compared.metric(),
                    compared.expected().expected()));
  }

  private List<Primary> usual(List<Plan.Planned> runs) {
    String metric = firstMetric();
    Expected better = direction(metric);
    return runs.stream()
        .flatMap(
            run ->
                datasets(metric)
                    .map(set -> new Primary(run.run(), Baseline.NAME, set, metric, better)))
        .toList();
  }

  private Stream<String> datasets(String metric) {
    return baseline.measurements().stream()
        .filter(m -> m.metric().equals(metric))
        .map(Measurement::dataset);
  }

  /// The first that the template lists and the baseline reports; else the first reported one.
  private String firstMetric() {
    List<String> reported = metrics();
    return template.metrics().stream()
        .flatMap(metric -> reported.stream().filter(name -> metric.isCalled(name)))
        .findFirst()
        .orElse(reported.getFirst());
  }

  private Expected direction(String metric) {
    return template.metrics().stream()
        .filter(known -> known.isCalled(metric))
        .findFirst()
        .map(
            known ->
                switch (known.direction()) {
                  case LOWER -> Expected.LOWER;
                  case HIGHER -> Expected.HIGHER;
                  case NEITHER -> Expected.DIFFERENT;
                })
        .orElse(Expected.DIFFERENT);
  }

  /// `lower`, `higher` or, where neither way is better, `different`.
  String better(String metric) {
    return direction(metric).name().toLowerCase(Locale.ROOT);
  }

  /// The metrics that can decide anything: times of this machine cannot.
  List<String> metrics() {
    List<String> decisive = baseline.metrics().stream().filter(name -> !isTime(name)).toList();
    return decisive.isEmpty() ? baseline.metrics() : decisive;
  }

  private boolean isTime(String name) {
    return template.metrics().stream()
        .filter(metric -> metric.isCalled(name))
        .anyMatch(metric -> metric.kind() == Template.Kind.TIMING);
  }

  /// The names of so many runs beside the baseline.
  static List<String> names(int runs) {
    return IntStream.rangeClosed(1, runs).mapToObj(n -> "run_" + n).toList();
  }
}
