package dev.alhazen.base;

import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The project's one JSON dialect: keys sorted, no floats for decimals, duplicate keys refused.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// One line without line breaks; the same value always gives the same text.
  public static String line(Object value) {
    return MAPPER.writeValueAsString(MAPPER.<JsonNode>valueToTree(value));
  }

  /// Indented, for files that people read; ends with a line break.
  public static String pretty(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  public static <T> T to(JsonNode node, Class<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  /// Parses text from outside.
  ///
  /// @throws MalformedException with line and column, and what was wrong
  public static JsonNode parse(String text, String where) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new MalformedException("%s is empty; it must hold JSON.".formatted(where));
      }
      return node;
    } catch (JacksonException e) {
      throw new MalformedException(
          "%s is not valid JSON: %s (line %d, column %d)."
              .formatted(where, e.getOriginalMessage(), line(e), column(e)));
    }
  }

  /// Reads a file that a person or a program wrote; the file's name is in every complaint.
  public static JsonNode read(Path file) {
    return parse(Texts.read(file), file.toString());
  }

  /// Reads a file into a record; a missing or mistyped field is a clear complaint.
  public static <T> T read(Path file, Class<T> type) {
    JsonNode node = read(file);
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JacksonException e) {
      throw new MalformedException("%s: %s.".formatted(file, e.getOriginalMessage()));
    }
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  private static int column(JacksonException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
  }
}
