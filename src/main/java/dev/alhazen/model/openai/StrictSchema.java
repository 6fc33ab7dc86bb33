package dev.alhazen.model.openai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/// A JSON schema in the narrower form that strict structured output takes: objects are closed and
/// require all that they name, and limits that it does not know are told in the description
/// instead. The reply is checked against the whole schema later.
final class StrictSchema {
  /// Told to the model in words.
  private static final Set<String> LIMITS =
      Set.of("minLength", "maxLength", "uniqueItems", "minProperties", "maxProperties");

  /// What no rewriting makes strict.
  private static final Set<String> IMPOSSIBLE =
      Set.of(
          "oneOf",
          "allOf",
          "not",
          "if",
          "then",
          "else",
          "dependentRequired",
          "dependentSchemas",
          "patternProperties",
          "propertyNames",
          "prefixItems",
          "contains",
          "unevaluatedProperties");

  private static final String PROPERTIES = "properties";
  private static final String CLOSED = "additionalProperties";

  private StrictSchema() {}

  /// @param schema as plain maps, lists, texts and numbers
  /// @return empty where the schema cannot be had in that form, such as with optional properties
  static Optional<Map<String, Object>> of(Map<String, Object> schema) {
    return "object".equals(schema.get("type")) && canBe(schema)
        ? Optional.of(strict(schema))
        : Optional.empty();
  }

  private static boolean canBe(Object part) {
    return switch (part) {
      case Map<?, ?> map -> isClosable(map) && map.entrySet().stream().allMatch(StrictSchema::can);
      case List<?> list -> list.stream().allMatch(StrictSchema::canBe);
      default -> true;
    };
  }

  /// The names under `properties` are no keywords.
  private static boolean can(Map.Entry<?, ?> entry) {
    if (PROPERTIES.equals(entry.getKey()) && entry.getValue() instanceof Map<?, ?> named) {
      return named.values().stream().allMatch(StrictSchema::canBe);
    }
    return !IMPOSSIBLE.contains(String.valueOf(entry.getKey())) && canBe(entry.getValue());
  }

  private static boolean isClosable(Map<?, ?> map) {
    if (!"object".equals(map.get("type"))) {
      return true;
    }
    boolean closed = !map.containsKey(CLOSED) || Boolean.FALSE.equals(map.get(CLOSED));
    return closed
        && map.get(PROPERTIES) instanceof Map<?, ?> named
        && map.get("required") instanceof List<?> required
        && required.containsAll(named.keySet());
  }

  private static Map<String, Object> strict(Map<?, ?> schema) {
    Map<String, Object> result = new LinkedHashMap<>();
    StringJoiner told = new StringJoiner(", ", " (", ")").setEmptyValue("");
    schema.forEach(
        (key, value) -> {
          if (LIMITS.contains(String.valueOf(key))) {
            told.add(key + " " + value);
          } else {
            result.put(String.valueOf(key), PROPERTIES.equals(key) ? named(value) : part(value));
          }
        });
    if (told.length() > 0) {
      result.merge("description", told.toString().strip(), (text, _) -> text + told.toString());
    }
    if ("object".equals(result.get("type"))) {
      result.put(CLOSED, false);
    }
    return result;
  }

  private static Object named(Object properties) {
    Map<String, Object> parts = new LinkedHashMap<>();
    ((Map<?, ?>) properties).forEach((name, part) -> parts.put(String.valueOf(name), part(part)));
    return parts;
  }

  private static Object part(Object value) {
    return switch (value) {
      case Map<?, ?> map -> strict(map);
      case List<?> list -> new ArrayList<Object>(list.stream().map(StrictSchema::part).toList());
      default -> value;
    };
  }
}
