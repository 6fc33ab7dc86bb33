package dev.alhazen.model;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.alhazen.base.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Checks a value against a JSON schema, and says what is wrong in words that a model can act on.
final class Faults {
  private static final int MOST = 12;
  private static final int QUOTED_CHARACTERS = 80;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build()));

  private Faults() {}

  /// Empty where the value fits.
  static List<String> of(JsonNode value, JsonNode schema) {
    return REGISTRY.getSchema(schema).validate(value).stream()
        .limit(MOST)
        .map(Faults::sentence)
        .toList();
  }

  private static String sentence(Error error) {
    String place = String.valueOf(error.getInstanceLocation());
    JsonNode found = error.getInstanceNode();
    String quoted = found == null || found.isContainer() ? "" : ", found " + shortened(found);
    return "%s: %s%s"
        .formatted(place.isEmpty() ? "the whole value" : place, error.getMessage(), quoted);
  }

  private static String shortened(JsonNode found) {
    String line = Json.line(found);
    return line.length() <= QUOTED_CHARACTERS ? line : line.substring(0, QUOTED_CHARACTERS) + "…";
  }
}
