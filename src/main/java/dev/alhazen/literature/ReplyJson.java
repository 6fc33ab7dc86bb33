package dev.alhazen.literature;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads engines' JSON, in which any field may be missing or null.
public final class ReplyJson {
  private ReplyJson() {}

  /// @throws MalformedException where the body is no JSON object
  public static JsonNode object(String body, String engine) {
    JsonNode node = Json.parse(body, "The reply of " + engine);
    if (!node.isObject()) {
      throw new MalformedException("The reply of %s is not a JSON object.".formatted(engine));
    }
    return node;
  }

  /// The text or number below a path of names; empty where there is none.
  public static String text(JsonNode node, String... path) {
    JsonNode at = node;
    for (String name : path) {
      at = at.path(name);
    }
    return at.isString() || at.isNumber() ? at.asString() : "";
  }

  /// The first of a list of texts; empty where there is none.
  public static String first(JsonNode node, String name) {
    return each(node, name)
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .findFirst()
        .orElse("");
  }

  /// The elements of a list; none where there is no list.
  public static Stream<JsonNode> each(JsonNode node, String name) {
    JsonNode list = node.path(name);
    return list.isArray() ? list.valueStream() : Stream.of();
  }

  /// The texts of a list.
  public static List<String> texts(JsonNode node, String name) {
    return each(node, name).filter(JsonNode::isString).map(JsonNode::asString).toList();
  }
}
