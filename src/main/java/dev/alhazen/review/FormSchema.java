package dev.alhazen.review;

import dev.alhazen.base.Json;
import dev.alhazen.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The JSON schemas of a form: what a reply must hold. A score outside its scale is a fault that
/// goes back to the model; it is never moved into the scale.
final class FormSchema {
  /// The field with which a reviewer ends the rounds of reflection.
  static final String FINAL = "final";

  private FormSchema() {}

  /// A whole review.
  static Schema<JsonNode> review(Form form) {
    return schema("review/review", form.fields(), List.of());
  }

  /// The texts alone, as the area chair writes them.
  static Schema<JsonNode> texts(Form form) {
    return schema("review/texts", form.withoutScores(), List.of());
  }

  /// The texts, and whether they are final.
  static Schema<JsonNode> reflection(Form form) {
    return schema("review/reflection", form.withoutScores(), List.of(FINAL));
  }

  private static Schema<JsonNode> schema(String name, List<Form.Field> fields, List<String> flags) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.name(), property(field)));
    flags.forEach(flag -> properties.put(flag, Map.of("type", "boolean")));
    List<String> required = new ArrayList<>(properties.keySet());
    JsonNode json =
        Json.tree(Map.of("type", "object", "properties", properties, "required", required));
    return new Schema<>(name, json, JsonNode.class);
  }

  private static Map<String, Object> property(Form.Field field) {
    return switch (field.kind()) {
      case TEXT -> Map.of("type", "string", "minLength", 1);
      case LIST -> Map.of("type", "array", "items", Map.of("type", "string", "minLength", 1));
      case FLAG -> Map.of("type", "boolean");
      case SCORE -> Map.of("type", "integer", "minimum", 1, "maximum", field.scale().size());
    };
  }
}
