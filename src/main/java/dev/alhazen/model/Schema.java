package dev.alhazen.model;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// The form of a structured reply: a JSON schema, and the record that a valid reply is read into.
///
/// @param name such as `idea/idea`
public record Schema<T>(String name, JsonNode json, Class<T> type) {

  /// Loads `dev/alhazen/<package>/schemas/<name>.json` for a name such as `idea/idea`.
  public static <T> Schema<T> resource(String name, Class<T> type) {
    int slash = name.indexOf('/');
    String path =
        "/dev/alhazen/%s/schemas/%s.json"
            .formatted(name.substring(0, slash), name.substring(slash + 1));
    try (InputStream in = Schema.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new DefectException("Schema %s is missing from the program.".formatted(name));
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Schema<>(name, Json.parse(text, "Schema " + name), type);
    } catch (IOException e) {
      throw new DefectException("Schema %s cannot be read: %s.".formatted(name, e));
    }
  }
}
