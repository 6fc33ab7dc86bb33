package dev.alhazen.idea;

import dev.alhazen.base.Json;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.template.Template;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

  static String search(String... queries) {
    return novelty("search", List.of(queries), List.of());
  }

  static String verdict(String status, String... nearest) {
    return novelty(status, List.of(), List.of(nearest));
  }

  private static String novelty(String decision, List<String> queries, List<String> nearest) {
    return Json.line(
        Map.of(
            "thoughts", "So.",
            "decision", decision,
            "queries", queries,
            "reason", decision.equals("search") ? "" : "Because of what was found.",
            "nearest", nearest));
  }
}
