package dev.alhazen.review;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Words what reviewers, area chair and reflection are asked. All begin with the same message
/// (form, examples, paper), so that a provider's cache serves all but the first.
final class Requests {
  private final Prompts prompts;
  private final Form form;
  private final Settings settings;
  private final String system;
  private final Message material;

  Requests(Prompts prompts, Form form, Settings settings, PaperText paper) {
    this.prompts = prompts;
    this.form = form;
    this.settings = settings;
    this.system = prompts.text("review/system", Map.of());
    this.material = Message.user(prompts.text("review/material", material(form, settings, paper)));
  }

  /// One question for all reviewers: each reply is a review of its own.
  ModelRequest samples(Step step) {
    double temperature =
        settings.ensemble() == 1 ? settings.temperature() : settings.sampleTemperature();
    return request(step, "review/sample", Map.of("skeleton", skeleton(form.fields(), List.of())))
        .withTemperature(temperature)
        .withSamples(settings.ensemble());
  }

  ModelRequest meta(Step step, List<Review> ensemble, SequencedMap<String, Aggregate> scores) {
    return request(
        step,
        "review/meta",
        Map.of(
            "count", ensemble.size(),
            "reviews", numbered(ensemble),
            "scores", line(Aggregate.values(scores)),
            "skeleton", skeleton(form.withoutScores(), List.of())));
  }

  ModelRequest reflect(Step step, int round, Review review) {
    return request(
        step,
        "review/reflect",
        Map.of(
            "round", round,
            "rounds", settings.reflections(),
            "review", json(review).strip(),
            "scores", line(review.scores()),
            "skeleton", skeleton(form.withoutScores(), List.of(FormSchema.FINAL))));
  }

  private ModelRequest request(Step step, String task, Map<String, ?> values) {
    List<Message> messages = List.of(material, Message.user(prompts.fill(task, values)));
    return ModelRequest.of(step, task, system, messages).withTemperature(settings.temperature());
  }

  private static Map<String, Object> material(Form form, Settings settings, PaperText paper) {
    List<Map<String, Object>> examples = Examples.of(form, settings.shots());
    Map<String, Object> values = new HashMap<>();
    values.put("formTitle", form.title());
    values.put("fields", form.fields().stream().map(Requests::field).toList());
    values.put("decides", form.decides());
    values.put("acceptFrom", form.acceptFrom());
    values.put("hasExamples", !examples.isEmpty());
    values.put("examples", examples);
    values.put("isCut", paper.isCut());
    values.put("shown", paper.wordsShown());
    values.put("words", paper.words());
    values.put("paper", paper.shown());
    return values;
  }

  private static Map<String, Object> field(Form.Field field) {
    List<Map<String, Object>> levels = new ArrayList<>();
    for (String meaning : field.scale()) {
      levels.add(Map.of("value", levels.size() + 1, "meaning", meaning));
    }
    return Map.of(
        "name", field.name(), "what", what(field), "guidance", field.guidance(), "levels", levels);
  }

  private static String what(Form.Field field) {
    return switch (field.kind()) {
      case TEXT -> "text";
      case LIST -> "list of texts";
      case FLAG -> "true or false";
      case SCORE -> "whole number from 1 to %d".formatted(field.scale().size());
    };
  }

  /// The reply's shape, with placeholders for what is to be written.
  private static String skeleton(List<Form.Field> fields, List<String> flags) {
    List<String> lines = new ArrayList<>();
    fields.forEach(field -> lines.add("  \"%s\": %s".formatted(field.name(), blank(field))));
    flags.forEach(flag -> lines.add("  \"%s\": <true or false>".formatted(flag)));
    return "{\n%s\n}".formatted(String.join(",\n", lines));
  }

  private static String blank(Form.Field field) {
    return switch (field.kind()) {
      case TEXT -> "\"<text>\"";
      case LIST -> "[\"<point>\", \"<point>\"]";
      case FLAG, SCORE -> "<%s>".formatted(what(field));
    };
  }

  private String numbered(List<Review> ensemble) {
    List<String> reviews = new ArrayList<>();
    for (Review review : ensemble) {
      reviews.add("## Review %d\n\n%s".formatted(reviews.size() + 1, json(review)));
    }
    return String.join("\n", reviews).strip();
  }

  /// A review as JSON with the form's own field names, in the form's order.
  private String json(Review review) {
    Map<String, Object> texts =
        Map.of(
            "Summary", review.summary(),
            "Strengths", review.strengths(),
            "Weaknesses", review.weaknesses(),
            "Questions", review.questions(),
            "Limitations", review.limitations(),
            "EthicalConcerns", review.ethicalConcerns());
    return form.fields().stream()
        .map(field -> entry(field, texts, review))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static String entry(Form.Field field, Map<String, Object> texts, Review review) {
    Object value =
        field.kind() == Form.Kind.SCORE
            ? review.scores().getOrDefault(field.name(), 0)
            : texts.getOrDefault(field.name(), "");
    return "  \"%s\": %s".formatted(field.name(), Json.line(value));
  }

  private static String line(SequencedMap<String, Integer> scores) {
    return new LinkedHashMap<>(scores)
        .entrySet().stream()
            .map(score -> score.getKey() + " " + score.getValue())
            .collect(Collectors.joining(", "));
  }
}
