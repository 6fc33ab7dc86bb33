package dev.alhazen.evidence;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `final_info.json`, the only way by which a number enters the program: `{dataset: {"means":
/// {metric: number}, "values": {metric: [one number per seed]}}}`.
///
/// Files of The AI Scientist are read too: means alone, keys like `loss_mean`, lists per seed in
/// `final_info_dict`, a single number in the place of `means`, objects within `means`. A slash in a
/// name is read as an underscore. Standard errors are always computed from the values; one that
/// comes without them has no n that anybody could check and is left out. Any other key beside these
/// is the experiment's own.
public final class FinalInfo {
  /// A bare NaN is no JSON, but Python writes it; it is read so that it can be named.
  private static final JsonMapper LENIENT =
      Json.mapper().rebuild().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final double ROUNDING = 1e-6;

  private final String run;
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private FinalInfo(String run) {
    this.run = run;
  }

  /// What a file holds: results, or everything that is wrong with it.
  public sealed interface Reading {
    record Valid(Results results) implements Reading {}

    /// @param faults each names its place, such as `moons.means.eval_loss`, and what must change
    record Invalid(List<String> faults) implements Reading {
      public Invalid {
        faults = List.copyOf(faults);
      }
    }

    /// The results, for files that were valid when they were recorded.
    ///
    /// @throws MalformedException naming the faults
    default Results orThrow() {
      return switch (this) {
        case Valid(Results results) -> results;
        case Invalid(List<String> faults) ->
            throw new MalformedException(
                "final_info.json is not valid: %s.".formatted(String.join("; ", faults)));
      };
    }
  }

  /// @param run the run whose results these are, such as `run_2`
  /// @param json the file's text
  public static Reading read(String run, String json) {
    FinalInfo info = new FinalInfo(run);
    try {
      info.root(LENIENT.readTree(json));
    } catch (JacksonException e) {
      info.faults.add(syntax(e));
    }
    return info.faults.isEmpty()
        ? new Reading.Valid(new Results(info.measurements))
        : new Reading.Invalid(info.faults);
  }

  private void root(JsonNode root) {
    if (!root.isObject() || root.isEmpty()) {
      faults.add("the file must hold a JSON object with at least one data set");
      return;
    }
    root.properties().forEach(entry -> dataset(entry.getKey(), entry.getValue()));
  }

  /// A data set's name as results carry it.
  static String name(String written) {
    return written.replace('/', '_');
  }

  private void dataset(String written, JsonNode node) {
    String name = name(written);
    requireName(name, written);
    JsonNode means = node.path("means");
    List<Means.Leaf> leaves =
        means.isNumber() || means.isObject() ? Means.of(means) : List.<Means.Leaf>of();
    if (leaves.isEmpty()) {
      faults.add("%s.means must be an object {metric: number}".formatted(written));
    }
    leaves.forEach(leaf -> metric(name, leaf, leaf.place(written), node));
  }

  private void metric(String dataset, Means.Leaf leaf, String place, JsonNode node) {
    String metric = leaf.metric();
    requireName(metric, place);
    if (!isFinite(leaf.node(), place)) {
      return;
    }
    if (measurements.stream()
        .anyMatch(m -> m.dataset().equals(dataset) && m.metric().equals(metric))) {
      faults.add("%s is reported twice, as %s and as %s_mean".formatted(place, metric, metric));
      return;
    }
    double mean = leaf.node().asDouble();
    List<Double> listed = values(dataset, leaf, mean, node);
    List<Double> values = listed.isEmpty() ? List.of(mean) : listed;
    Summary summary = Summary.of(values);
    measurements.add(
        new Measurement(
            run, dataset, metric, summary.n(), summary.mean(), summary.standardError(), values));
  }

  /// The repetitions, or nothing where the file does not list them.
  private List<Double> values(String dataset, Means.Leaf leaf, double mean, JsonNode node) {
    String name = node.path("values").has(leaf.key()) ? leaf.key() : leaf.bare();
    JsonNode own = node.path("values").path(name);
    if (own.isMissingNode()) {
      return foreign(node.path("final_info_dict").path(leaf.bare()), mean);
    }
    String place = "%s.values.%s".formatted(dataset, name);
    if (!own.isArray() || own.isEmpty()) {
      faults.add(place + " must be a list with one number per seed");
      return List.of();
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (isFinite(own.get(i), "%s[%d]".formatted(place, i))) {
        values.add(own.get(i).asDouble());
      }
    }
    if (values.size() == own.size() && !isMean(mean, values)) {
      faults.add(
          "%s.means.%s is %s, but its values average %s"
              .formatted(dataset, leaf.key(), mean, Summary.of(values).mean()));
    }
    return values;
  }

  /// Lists of `final_info_dict` hold other things as well; only what averages to the mean counts.
  private static List<Double> foreign(JsonNode list, double mean) {
    List<Double> values = new ArrayList<>();
    list.forEach(item -> values.add(item.isNumber() ? item.asDouble() : Double.NaN));
    return list.isArray() && !values.isEmpty() && isMean(mean, values) ? values : List.of();
  }

  private static boolean isMean(double mean, List<Double> values) {
    double average = Summary.of(values).mean();
    double scale = values.stream().mapToDouble(Math::abs).max().orElse(0);
    return Math.abs(average - mean) <= ROUNDING * Math.max(scale, Double.MIN_NORMAL);
  }

  private boolean isFinite(JsonNode number, String place) {
    if (number.isNumber() && Double.isFinite(number.asDouble())) {
      return true;
    }
    faults.add("%s is %s; it must be a finite number".formatted(place, brief(number)));
    return false;
  }

  private void requireName(String name, String place) {
    if (name.isBlank() || !name.equals(name.strip()) || name.matches(".*[\\\\{}%#\\p{Cntrl}].*")) {
      faults.add(
          "the name in %s must not be blank nor hold any of \\ { } %% #"
              .formatted(place.isBlank() ? "the file" : place));
    }
  }

  private static String brief(JsonNode node) {
    String text = node.isNumber() ? String.valueOf(node.asDouble()) : node.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static String syntax(JacksonException e) {
    return e.getLocation() == null
        ? "the file is not valid JSON: " + e.getOriginalMessage()
        : "the file is not valid JSON at line %d, column %d: %s"
            .formatted(
                e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage());
  }
}
