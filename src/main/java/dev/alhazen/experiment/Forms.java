package dev.alhazen.experiment;

import dev.alhazen.model.Schema;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The forms of the loop's structured replies. Where a reply names a metric, a data set or a run,
/// its form lists those that there are, so that a wrong name is told and asked for again. The forms
/// are the same through one investigation: a provider may keep them with the prompt's beginning.
final class Forms {
  private static final Schema<PlanReply> PLAN = Schema.resource("experiment/plan", PlanReply.class);
  private static final Schema<ReflectReply> REFLECT =
      Schema.resource("experiment/reflect", ReflectReply.class);

  private Forms() {}

  /// @param metrics that may be compared
  static Schema<PlanReply> plan(List<String> metrics, List<String> datasets, int mostRuns) {
    JsonNode form = PLAN.json().deepCopy();
    ObjectNode runs = at(form, "/properties/runs");
    runs.put("maxItems", mostRuns);
    choices(at(form, "/properties/runs/items/properties/from"), orNone(withBaseline(mostRuns)));
    ObjectNode compared = at(form, "/properties/comparisons/items/properties");
    choices(at(compared, "/run"), Planning.names(mostRuns));
    choices(at(compared, "/against"), withBaseline(mostRuns));
    choices(at(compared, "/metric"), metrics);
    choices(at(compared, "/datasets/items"), datasets);
    return new Schema<>(PLAN.name(), form, PLAN.type());
  }

  /// @param planned how many runs the plan has
  static Schema<ReflectReply> reflect(int planned, int mostRuns) {
    JsonNode form = REFLECT.json().deepCopy();
    choices(at(form, "/properties/planned"), orNone(Planning.names(planned)));
    choices(at(form, "/properties/from"), orNone(withBaseline(planned + mostRuns)));
    return new Schema<>(REFLECT.name(), form, REFLECT.type());
  }

  private static ObjectNode at(JsonNode form, String pointer) {
    return (ObjectNode) form.at(pointer);
  }

  private static void choices(ObjectNode property, List<String> values) {
    ArrayNode choices = property.putArray("enum");
    values.forEach(choices::add);
  }

  private static List<String> withBaseline(int runs) {
    List<String> names = new ArrayList<>(List.of(Baseline.NAME));
    names.addAll(Planning.names(runs));
    return names;
  }

  private static List<String> orNone(List<String> names) {
    List<String> choices = new ArrayList<>(List.of(""));
    choices.addAll(names);
    return choices;
  }
}
