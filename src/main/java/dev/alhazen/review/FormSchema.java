package dev.alhazen.review;

import dev.alhazen.base.Json;
import dev.alhazen.model.Schema;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
    // In the form's order: a model that decodes in the schema's order must think before it scores.
    ObjectNode json = Json.mapper().createObjectNode().put("type", "object");
    ObjectNode properties = json.putObject("properties");
    fields.forEach(field -> properties.set(field.name(), Json.tree(property(field))));
    flags.forEach(flag -> properties.set(flag, Json.tree(Map.of("type", "boolean"))));
    ArrayNode required = json.putArray("required");
    properties.propertyNames().forEach(required::add);
    json.put("additionalProperties", false);
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
