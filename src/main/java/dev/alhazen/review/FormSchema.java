package dev.alhazen.review;

import dev.alhazen.base.Json;
import dev.alhazen.model.Schema;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON schemas of a form: what a reply must hold. A score outside its scale is a fault that
/// goes back to the model; it is never moved into the scale.
final class FormSchema {
  /// The field with which a reviewer ends the rounds of reflection.
  static final String FINAL = "final";

  private FormSchema() {}

  /// A whole review.
  static Schema<JsonNode> review(Form form) {
    ObjectNode properties = properties(form.fields());
    return schema("review/review", properties, List.copyOf(properties.propertyNames()));
  }

  /// The texts alone, as the area chair writes them.
  static Schema<JsonNode> texts(Form form) {
    ObjectNode properties = properties(form.withoutScores());
    return schema("review/texts", properties, List.copyOf(properties.propertyNames()));
  }

  /// The texts that change, and whether the review is final then.
  static Schema<JsonNode> reflection(Form form) {
    ObjectNode properties = properties(form.withoutScores());
    properties.set(FINAL, Json.tree(Map.of("type", "boolean")));
    return schema("review/reflection", properties, List.of(FINAL));
  }

  /// In the form's order: a model that decodes in the schema's order must think before it scores.
  private static ObjectNode properties(List<Form.Field> fields) {
    ObjectNode properties = Json.mapper().createObjectNode();
    fields.forEach(field -> properties.set(field.name(), Json.tree(property(field))));
    return properties;
  }

  private static Schema<JsonNode> schema(
      String name, ObjectNode properties, List<String> required) {
    ObjectNode json = Json.mapper().createObjectNode().put("type", "object");
    json.set("properties", properties);
    required.forEach(json.putArray("required")::add);
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
