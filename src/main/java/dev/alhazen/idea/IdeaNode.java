package dev.alhazen.idea;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One idea as it stands in a file: keys in any case, complaints with its place.
final class IdeaNode {
  private final Map<String, JsonNode> fields = new TreeMap<>();
  private final String place;

  IdeaNode(JsonNode node, String place) {
    this.place = place;
    if (!node.isObject()) {
      throw fault("must be a JSON object with name, title and experiment");
    }
    node.properties()
        .forEach(field -> fields.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
  }

  IdeaFile.Entry entry() {
    String name = IdeaNames.identifier(text("name"));
    if (name.isEmpty()) {
      throw fault("has a name without Latin letters or digits");
    }
    Idea idea =
        new Idea(
            name,
            text("title"),
            text("experiment"),
            rating("interestingness"),
            rating("feasibility"),
            rating("novelty"));
    return new IdeaFile.Entry(idea, verdict(), score());
  }

  private String text(String field) {
    JsonNode node = fields.get(field);
    if (node == null || !node.isString() || node.asString().isBlank()) {
      throw fault("needs a text \"%s\"".formatted(field));
    }
    return node.asString().strip();
  }

  /// Ratings may be missing in a file that a person wrote.
  private int rating(String field) {
    return number(field, 0, 10).orElse(0);
  }

  private Optional<Integer> score() {
    return number("score", 0, 10);
  }

  private Optional<Integer> number(String field, int least, int most) {
    JsonNode node = fields.get(field);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    double value = node.isNumber() ? node.asDouble() : Double.NaN;
    if (!(value >= least && value <= most)) {
      throw fault(
          "has \"%s\": %s; it must be a number from %d to %d"
              .formatted(field, Json.line(node), least, most));
    }
    return Optional.of(Math.toIntExact(Math.round(value)));
  }

  private Optional<Verdict> verdict() {
    JsonNode verdict = fields.get("verdict");
    JsonNode novel = fields.get("novel");
    if (verdict != null && !verdict.isNull()) {
      return Optional.of(read(verdict));
    }
    if (novel == null || novel.isNull()) {
      return Optional.empty();
    }
    if (!novel.isBoolean()) {
      throw fault("has \"novel\": %s; it must be true or false".formatted(Json.line(novel)));
    }
    return Optional.of(
        new Verdict(
            novel.asBoolean() ? Verdict.Status.NOVEL : Verdict.Status.KNOWN,
            "So says the file of ideas, without evidence.",
            List.of(),
            List.of()));
  }

  private Verdict read(JsonNode verdict) {
    try {
      return Json.to(verdict, Verdict.class);
    } catch (JacksonException | NullPointerException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw fault("has a verdict that cannot be read (%s)".formatted(why));
    }
  }

  private MalformedException fault(String what) {
    return new MalformedException("%s %s.".formatted(place, what));
  }
}
