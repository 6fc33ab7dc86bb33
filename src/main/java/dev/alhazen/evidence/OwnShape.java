package dev.alhazen.evidence;

import dev.alhazen.base.Json;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Joined results in the shape in which a script wrote its own: a plot script that reads
/// `final_info.json` finds every key where it expects it.
public final class OwnShape {
  private OwnShape() {}

  /// The file of one repetition, with the mean over all in the place of each of its means, and the
  /// repetitions beside them. Other keys stay as they are.
  ///
  /// @param one a valid `final_info.json`
  /// @param joined what [Aggregate] made of all repetitions
  public static String of(String one, Results joined) {
    ObjectNode root = (ObjectNode) Json.parse(one, "final_info.json");
    for (String dataset : List.copyOf(root.propertyNames())) {
      ObjectNode node = (ObjectNode) root.path(dataset);
      for (Means.Leaf leaf : Means.of(node.path("means"))) {
        joined.measurements().stream()
            .filter(m -> m.dataset().equals(FinalInfo.name(dataset)))
            .filter(m -> m.metric().equals(leaf.metric()))
            .forEach(m -> write(node, leaf, m));
      }
    }
    return Json.pretty(root);
  }

  private static void write(ObjectNode dataset, Means.Leaf leaf, Measurement joined) {
    ObjectNode parent = dataset;
    List<String> way = Stream.concat(Stream.of("means"), leaf.keys().stream()).toList();
    for (String key : way.subList(0, way.size() - 1)) {
      parent = (ObjectNode) parent.path(key);
    }
    parent.put(way.getLast(), joined.mean());
    child(dataset, "values").set(leaf.key(), Json.tree(joined.values()));
    if (joined.n() > 1) {
      ObjectNode errors = child(dataset, "stderrs");
      String own = leaf.metric() + "_stderr";
      errors.put(errors.has(own) ? own : leaf.key(), joined.stderr());
    }
  }

  private static ObjectNode child(ObjectNode dataset, String key) {
    JsonNode known = dataset.path(key);
    return known.isObject() ? (ObjectNode) known : dataset.putObject(key);
  }
}
