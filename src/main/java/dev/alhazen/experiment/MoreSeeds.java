package dev.alhazen.experiment;

import dev.alhazen.base.Json;
import dev.alhazen.evidence.Completeness;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import dev.alhazen.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Joins a run's results with those of further seeds.
final class MoreSeeds {
  private MoreSeeds() {}

  /// What came of joining.
  sealed interface Joined {
    /// @param json the text of the run's `final_info.json`, with everything else that was in it
    record Whole(Results results, String json) implements Joined {}

    /// @param fault why they cannot be joined, for the middle of a sentence
    record Unfit(String fault) implements Joined {}
  }

  /// @param file the run's `final_info.json` so far
  /// @param metric the one that decides
  static Joined join(String run, String file, Results more, String metric) {
    Results before = FinalInfo.read(run, file).orThrow();
    List<String> missing = Completeness.missing(before, more);
    if (!missing.isEmpty()) {
      return new Joined.Unfit("they do not report " + String.join(", ", missing));
    }
    if (isNothingNew(before, more, metric)) {
      return new Joined.Unfit(
          "they are the repetitions that were there already: the experiment takes no seed");
    }
    JsonNode joined = Json.parse(file, run + "/final_info.json").deepCopy();
    for (Measurement one : before.measurements()) {
      Measurement other = more.at(one.path()).orElseThrow();
      if (isListed(one) && isListed(other)) {
        put((ObjectNode) joined.path(one.dataset()), one, other);
      }
    }
    String json = Json.pretty(joined);
    return new Joined.Whole(FinalInfo.read(run, json).orThrow(), json);
  }

  /// An experiment that makes its own seeds makes the same ones again; counted twice they would
  /// look like certainty.
  private static boolean isNothingNew(Results before, Results more, String metric) {
    return before.measurements().stream()
        .filter(one -> one.metric().equals(metric))
        .allMatch(one -> one.values().containsAll(more.at(one.path()).orElseThrow().values()));
  }

  private static boolean isListed(Measurement one) {
    return one.values().size() == one.n();
  }

  private static void put(ObjectNode dataset, Measurement one, Measurement other) {
    List<Double> values = new ArrayList<>(one.values());
    values.addAll(other.values());
    Summary summary = Summary.of(values);
    String key = key(dataset, one.metric());
    if (dataset.path("means").isObject()) {
      dataset.withObject("means").put(key, summary.mean());
    } else {
      dataset.put("means", summary.mean());
    }
    dataset.withObject("values").set(key, Json.tree(values));
    if (!dataset.path("stderrs").isValueNode()) {
      dataset.withObject("stderrs").put(key, summary.standardError());
    }
  }

  /// The name that the file has for a metric: The AI Scientist's may end in `_mean`.
  private static String key(ObjectNode dataset, String metric) {
    String other = metric + "_mean";
    return dataset.path("means").has(other) ? other : metric;
  }
}
