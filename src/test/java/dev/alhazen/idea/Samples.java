package dev.alhazen.idea;

import dev.alhazen.base.Json;
import dev.alhazen.literature.Similarities;
import dev.alhazen.literature.Similarity;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.template.Template;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A small template and replies about it.
final class Samples {
  static final String CODE = "double step(double x) {\n  return x - rate * slope(x);\n}\n";

  private Samples() {}

  static Template template(Template.SeedIdea... seeds) {
    LinkedHashMap<String, Template.Preset> presets = new LinkedHashMap<>();
    presets.put("quick", new Template.Preset(List.of("--steps=10"), Limits.DEFAULT));
    return new Template(
        "pendulum",
        "Learning to balance",
        Path.of("/nowhere"),
        "java",
        new Template.Commands(List.of("java", "Experiment.java"), List.of(), List.of()),
        Globs.of("Experiment.java"),
        Globs.of("Harness.java"),
        presets,
        List.of(
            new Template.Metric("loss", "mean squared error", Template.Direction.LOWER, "", 3),
            new Template.Metric("time", "training time", Template.Direction.NEITHER, "s", 1)),
        List.of("short", "long"),
        new Template.Seeds(3, Template.Passing.INSIDE),
        new Template.Task("You are a control engineer.", "A pendulum learns to stand."),
        List.of(seeds));
  }

  static Template.SeedIdea seed() {
    return new Template.SeedIdea(
        "Adaptive Step", "Adapting the step size", "Let the step size follow the slope.", 5, 9, 4);
  }

  static String proposal(String name, String title) {
    return Json.line(
        Map.of(
            "thoughts",
            "Because.",
            "name",
            name,
            "title",
            title,
            "experiment",
            "Run 1: change it. Compare.",
            "interestingness",
            6,
            "feasibility",
            8,
            "novelty",
            5));
  }

  static String reflection(String decision, String title) {
    return Json.line(
        Map.of(
            "thoughts",
            "Hm.",
            "decision",
            decision,
            "repeats",
            "",
            "title",
            title,
            "experiment",
            "",
            "interestingness",
            7,
            "feasibility",
            7,
            "novelty",
            4));
  }

  /// Nothing is like anything else.
  static final Similarity UNLIKE =
      (_, _, others) -> new Similarities.Measured(others.stream().map(_ -> 0.0).toList());

  static String repeats(String name) {
    return Json.line(
        Map.of(
            "thoughts",
            "Hm.",
            "decision",
            "repeats",
            "repeats",
            name,
            "title",
            "",
            "experiment",
            "",
            "interestingness",
            1,
            "feasibility",
            1,
            "novelty",
            1));
  }

  static String search(String... queries) {
    return queries("search", queries);
  }

  static String enough() {
    return queries("enough");
  }

  private static String queries(String decision, String... queries) {
    return Json.line(Map.of("thoughts", "So.", "decision", decision, "queries", List.of(queries)));
  }

  static String verdict(String status, Comparison... comparisons) {
    return Json.line(
        Map.of(
            "comparisons",
            List.of(comparisons),
            "verdict",
            status,
            "reason",
            "Because of what was found."));
  }

  /// @param overlaps of problem, method and evidence, as in `same none partial`
  static Comparison compared(String key, String overlaps) {
    List<Comparison.Facet> facets =
        Arrays.stream(overlaps.split(" "))
            .map(word -> Comparison.Overlap.valueOf(word.toUpperCase(Locale.ROOT)))
            .map(overlap -> new Comparison.Facet(overlap, "It says so."))
            .toList();
    return new Comparison(key, facets.get(0), facets.get(1), facets.get(2));
  }
}
