package dev.alhazen.evidence;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The numbers below the `means` of one data set. Scripts of The AI Scientist write a single number
/// there, an object of numbers, or objects within objects, whose numbers are named by the keys that
/// lead to them: `ethanol.md_results.rmfs`.
final class Means {
  /// The name of the metric where a data set reports a single number.
  static final String SINGLE = "value";

  private final List<Leaf> leaves = new ArrayList<>();

  private Means() {}

  /// One number, or what stands in its place.
  ///
  /// @param keys that lead to it; none where it is `means` itself
  record Leaf(List<String> keys, JsonNode node) {
    Leaf {
      keys = List.copyOf(keys);
    }

    /// The keys in one, as the file writes them.
    String key() {
      return keys.isEmpty() ? SINGLE : String.join(".", keys);
    }

    /// The key without the word that it is a mean.
    String bare() {
      return key().replaceFirst("_mean$", "");
    }

    /// The name by which a paper refers to it; a slash would read as a part of the path.
    String metric() {
      return bare().replace('/', '_');
    }

    /// The place in the file, for complaints.
    String place(String dataset) {
      return keys.isEmpty() ? dataset + ".means" : "%s.means.%s".formatted(dataset, key());
    }
  }

  static List<Leaf> of(JsonNode means) {
    Means found = new Means();
    found.collect(List.of(), means);
    return found.leaves;
  }

  /// Among nested results stand settings in words and lists as well; they are no results. A word
  /// right below `means` is a mistake that the reader of the file names.
  private void collect(List<String> keys, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(entry -> collect(with(keys, entry.getKey()), entry.getValue()));
    } else if (keys.size() < 2 || node.isNumber() || node.isNull()) {
      leaves.add(new Leaf(keys, node));
    }
  }

  private static List<String> with(List<String> keys, String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return longer;
  }
}
