package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.evidence.Results;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The file of results that one process left, with everything that can be wrong with it.
///
/// @param seeds those that the process ran, in the order of the values
record ResultFile(Blobs blobs, String run, List<Integer> seeds) {
  private static final JsonMapper LENIENT =
      Json.mapper().rebuild().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /// Far more than any table of results; what is larger is not read into memory.
  private static final long MOST_BYTES = 8L << 20;

  /// In a data set's part: the metrics that were handed to the judge, not measured by it.
  private static final String PASSED_ON = "self_reported";

  /// @param passedOn metrics that a judge says it only passes on
  record Content(Outcome outcome, Set<String> passedOn) {}

  /// @param output what the process wrote, for the report
  Content read(Tree left, String path, String output) {
    Digest file = left.files().get(path);
    if (file == null) {
      return failed(new Outcome.NoResult(path, output));
    }
    if (blobs.size(file) > MOST_BYTES) {
      return failed(
          new Outcome.InvalidResult(
              "%s is larger than %s; keep only numbers in it"
                  .formatted(path, Amounts.size(MOST_BYTES)),
              output));
    }
    String json = blobs.text(file);
    return switch (FinalInfo.read(run, json)) {
      case FinalInfo.Reading.Valid(Results results) ->
          new Content(new Outcome.Finished(results), passedOn(tree(json)));
      case FinalInfo.Reading.Invalid(List<String> faults) ->
          failed(invalid(path, notFinite(tree(json)), faults, output));
    };
  }

  private static Content failed(Outcome outcome) {
    return new Content(outcome, Set.of());
  }

  private static Outcome invalid(
      String path, List<String> notFinite, List<String> faults, String output) {
    return notFinite.isEmpty()
        ? new Outcome.InvalidResult("in %s, %s".formatted(path, String.join("; ", faults)), output)
        : new Outcome.NotFinite(notFinite, output);
  }

  /// What cannot be parsed holds nothing.
  private static JsonNode tree(String json) {
    try {
      return LENIENT.readTree(json);
    } catch (JacksonException e) {
      return LENIENT.createObjectNode();
    }
  }

  private static Set<String> passedOn(JsonNode info) {
    Set<String> names = new TreeSet<>();
    info.forEach(dataset -> dataset.path(PASSED_ON).forEach(name -> names.add(name.asString(""))));
    return names;
  }

  private List<String> notFinite(JsonNode info) {
    List<String> places = new ArrayList<>();
    for (Map.Entry<String, JsonNode> dataset : info.properties()) {
      JsonNode means = dataset.getValue().path("means");
      if (isNotFinite(means)) {
        places.add(place(dataset.getKey(), means, seed(0, seeds.size() == 1)));
      }
      for (Map.Entry<String, JsonNode> metric : means.properties()) {
        String name = dataset.getKey() + "/" + metric.getKey();
        JsonNode values = dataset.getValue().path("values").path(metric.getKey());
        List<String> bySeed = bySeed(name, values);
        places.addAll(bySeed);
        if (bySeed.isEmpty() && isNotFinite(metric.getValue())) {
          places.add(place(name, metric.getValue(), seed(0, seeds.size() == 1)));
        }
      }
    }
    return places;
  }

  private List<String> bySeed(String name, JsonNode values) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (isNotFinite(values.get(i))) {
        places.add(place(name, values.get(i), seed(i, values.size() == seeds.size())));
      }
    }
    return places;
  }

  private String seed(int index, boolean isKnown) {
    return isKnown ? " (seed %d)".formatted(seeds.get(index)) : "";
  }

  private static String place(String name, JsonNode value, String seed) {
    return "%s is %s%s".formatted(name, value.asString(), seed);
  }

  /// JSON has no such numbers: a library may have put them between quotation marks.
  private static boolean isNotFinite(JsonNode value) {
    return value.isNumber() && !Double.isFinite(value.asDouble())
        || value.isString() && value.asString().matches("[+-]?(NaN|nan|Infinity|inf)");
  }
}
