package dev.alhazen.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

/// Schemas in the form that strict output takes.
class StrictSchemaTest {

  @Test
  void closesObjectsAndTellsLimitsInWords() {
    assertThat(
            strict(
                """
                {"type": "object", "required": ["list", "minLength"], "properties": {
                  "list": {"type": "array", "minItems": 1, "items": {"type": "object",
                    "required": ["x"], "properties": {"x": {"enum": ["a", "b"]}}}},
                  "minLength": {"type": "string", "minLength": 3, "description": "A word."}}}
                """))
        .contains(
            plain(
                """
                {"type": "object", "required": ["list", "minLength"], "properties": {
                  "list": {"type": "array", "minItems": 1, "items": {"type": "object",
                    "required": ["x"], "properties": {"x": {"enum": ["a", "b"]}},
                    "additionalProperties": false}},
                  "minLength": {"type": "string", "description": "A word. (minLength 3)"}},
                 "additionalProperties": false}
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"object\"}",
        "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}",
        "{\"type\": \"object\", \"properties\": {\"a\": {}}, \"required\": []}",
        "{\"type\": \"object\", \"properties\": {}, \"required\": [], \"additionalProperties\": true}",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"oneOf\": []}}, \"required\": [\"a\"]}",
      })
  void leavesTheOthersAsTheyAre(String schema) {
    assertThat(strict(schema)).isEmpty();
  }

  private static Optional<Map<String, Object>> strict(String schema) {
    return StrictSchema.of(plain(schema));
  }

  private static Map<String, Object> plain(String json) {
    return Json.mapper().convertValue(Json.parse(json, "the test"), new TypeReference<>() {});
  }
}
