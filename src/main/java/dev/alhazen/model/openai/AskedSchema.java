package dev.alhazen.model.openai;

import com.openai.core.JsonValue;
import dev.alhazen.base.Json;
import dev.alhazen.model.ModelRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/// A request's schema as the protocol carries it.
///
/// @param name what the protocol wants to call it
/// @param body the schema's own keywords
record AskedSchema(String name, Map<String, JsonValue> body, Strictness strictness) {
  private static final int LONGEST_NAME = 64;

  /// Whether the provider may promise to keep to it.
  enum Strictness {
    STRICT,
    GUIDE
  }

  /// Empty where the request has none, or the form does not carry it.
  static Optional<AskedSchema> of(ModelRequest request, JsonForm form) {
    return request
        .schema()
        .filter(_ -> form.carriesSchema())
        .map(
            schema ->
                Json.mapper().convertValue(schema, new TypeReference<Map<String, Object>>() {}))
        .map(schema -> of(name(request.task()), schema, form));
  }

  boolean isStrict() {
    return strictness == Strictness.STRICT;
  }

  private static AskedSchema of(String name, Map<String, Object> schema, JsonForm form) {
    return (form == JsonForm.STRICT
            ? StrictSchema.of(schema)
            : Optional.<Map<String, Object>>empty())
        .map(strict -> new AskedSchema(name, values(strict), Strictness.STRICT))
        .orElseGet(() -> new AskedSchema(name, values(schema), Strictness.GUIDE));
  }

  private static Map<String, JsonValue> values(Map<String, Object> schema) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    schema.forEach((key, value) -> values.put(key, JsonValue.from(value)));
    return values;
  }

  private static String name(String task) {
    String name = task.replaceAll("[^A-Za-z0-9_-]", "_");
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
