import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the texts of a structured reply as long as a language model's.
final class Growth {
  /// Field → tokens of its text, or of each text in its list.
  private static final Map<String, Integer> USUAL =
      Map.ofEntries(
          Map.entry("thoughts", 150),
          Map.entry("experiment", 420),
          Map.entry("reason", 45),
          Map.entry("caption", 70),
          Map.entry("Summary", 110),
          Map.entry("Strengths", 45),
          Map.entry("Weaknesses", 45),
          Map.entry("Questions", 45),
          Map.entry("Limitations", 45));

  private static final int POINTS = 3;

  private Growth() {}

  static void grow(ObjectNode json) {
    for (String field : json.propertyNames().stream().toList()) {
      JsonNode value = json.get(field);
      int wanted = USUAL.getOrDefault(field, 0);
      if (value.isString() && !value.asString().isBlank() && wanted > 0) {
        json.put(field, longer(field, value.asString(), wanted));
      } else if (value.isArray() && wanted > 0) {
        points(field, (ArrayNode) value, wanted);
      } else if (value.isArray()) {
        value.forEach(Growth::growInside);
      }
    }
  }

  private static void growInside(JsonNode item) {
    if (item instanceof ObjectNode inner) {
      grow(inner);
    }
  }

  private static void points(String field, ArrayNode list, int wanted) {
    for (int i = 0; i < list.size(); i++) {
      list.set(i, list.stringNode(longer(field + i, list.get(i).asString(), wanted)));
    }
    while (list.size() < POINTS) {
      list.add(Filler.words(field + list.size(), wanted));
    }
  }

  private static String longer(String word, String text, int wanted) {
    long missing = wanted - Ruler.tokens(text);
    return missing < 10 ? text : text + " " + Filler.words(word, missing);
  }
}
