package dev.alhazen.evidence;

import dev.alhazen.base.Json;
import dev.alhazen.statistics.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Joins the results of one process per seed into the `final_info.json` of a run.
public final class Aggregate {
  private Aggregate() {}

  /// What came of joining.
  public sealed interface Joined {
    /// @param json the text of `final_info.json`
    record Whole(String json) implements Joined {}

    /// @param fault which seed differs from the first, and in what
    record Unequal(String fault) implements Joined {}
  }

  /// @param bySeed seed → its results, all of one run, in the order of the values
  public static Joined of(SequencedMap<Integer, Results> bySeed) {
    Results first = bySeed.firstEntry().getValue();
    for (Map.Entry<Integer, Results> other : bySeed.entrySet()) {
      List<String> missing = Completeness.missing(first, other.getValue());
      List<String> additional = Completeness.missing(other.getValue(), first);
      if (!missing.isEmpty() || !additional.isEmpty()) {
        return new Joined.Unequal(
            "seed %d does not report the same as seed %d: %s"
                .formatted(
                    other.getKey(),
                    bySeed.firstEntry().getKey(),
                    String.join(", ", missing.isEmpty() ? additional : missing)));
      }
    }
    return new Joined.Whole(json(first, List.copyOf(bySeed.values())));
  }

  private static String json(Results first, List<Results> all) {
    Map<String, Map<String, Map<String, Object>>> file = new LinkedHashMap<>();
    for (Measurement measurement : first.measurements()) {
      List<Double> values =
          all.stream().map(r -> r.at(measurement.path()).orElseThrow().mean()).toList();
      Summary summary = Summary.of(values);
      put(file, measurement, "means", summary.mean());
      put(file, measurement, "values", values);
      if (summary.n() > 1) {
        put(file, measurement, "stderrs", summary.standardError());
      }
    }
    return Json.pretty(file);
  }

  private static void put(
      Map<String, Map<String, Map<String, Object>>> file,
      Measurement measurement,
      String kind,
      Object value) {
    file.computeIfAbsent(measurement.dataset(), _ -> new LinkedHashMap<>())
        .computeIfAbsent(kind, _ -> new LinkedHashMap<>())
        .put(measurement.metric(), value);
  }
}
