package dev.alhazen.model.anthropic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// A JSON schema as structured output takes it: objects are closed, and limits of size, which it
/// refuses, are told in the description instead. The reply is checked against the whole schema
/// later.
final class StrictSchema {
  private static final List<String> LIMITS =
      List.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "uniqueItems");

  private StrictSchema() {}

  /// @param schema as plain maps, lists, texts and numbers
  static Map<String, Object> of(Map<String, Object> schema) {
    Map<String, Object> strict = new LinkedHashMap<>();
    StringJoiner told = new StringJoiner(", ", " (", ")").setEmptyValue("");
    schema.forEach(
        (key, value) -> {
          if (LIMITS.contains(key)) {
            told.add(key + " " + value);
          } else {
            strict.put(key, key.equals("properties") ? properties(value) : part(value));
          }
        });
    if (told.length() > 0) {
      strict.merge("description", told.toString().strip(), (text, _) -> text + told.toString());
    }
    if ("object".equals(strict.get("type"))) {
      strict.put("additionalProperties", false);
    }
    return strict;
  }

  /// The names in it are not keywords, even if one is called `minimum`.
  private static Object properties(Object value) {
    Map<String, Object> parts = new LinkedHashMap<>();
    map(value).forEach((name, schema) -> parts.put(name, part(schema)));
    return parts;
  }

  private static Object part(Object value) {
    return switch (value) {
      case Map<?, ?> map -> of(map(map));
      case List<?> list -> list.stream().map(StrictSchema::part).toList();
      default -> value;
    };
  }

  @SuppressWarnings("unchecked") // JSON objects have texts as keys.
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
