package dev.alhazen.figure;

import dev.alhazen.base.Json;
import dev.alhazen.model.PromptBudget;
import dev.alhazen.sandbox.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a plot script finds in the folder of a run: its files, and the form of its results without
/// the values.
record RunLayout(Workspace workspace, String run) {
  private static final int MOST_FILES = 30;
  private static final PromptBudget FORM = new PromptBudget(4_000);

  /// Nothing where the run left no results.
  Optional<Map<String, Object>> told() {
    String results = run + "/final_info.json";
    return workspace.tree().files().containsKey(results)
        ? Optional.of(
            Map.of(
                "run", run,
                "listing", listing(),
                "form", FORM.fit(form(Json.parse(workspace.read(results), results)))))
        : Optional.empty();
  }

  private String listing() {
    List<String> files =
        workspace.tree().files().keySet().stream()
            .filter(path -> path.startsWith(run + "/"))
            .toList();
    String shown = files.stream().limit(MOST_FILES).collect(Collectors.joining(", "));
    return files.size() > MOST_FILES
        ? "%s and %d more".formatted(shown, files.size() - MOST_FILES)
        : shown;
  }

  private static String form(JsonNode results) {
    return Json.pretty(without(results)).strip();
  }

  /// The same node with words for its values: a script reads them, nobody types them.
  private static JsonNode without(JsonNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node.isObject()) {
      ObjectNode object = nodes.objectNode();
      node.properties().forEach(one -> object.set(one.getKey(), without(one.getValue())));
      return object;
    }
    if (node.isArray()) {
      return nodes.arrayNode().add("%d × %s".formatted(node.size(), word(node.path(0))));
    }
    return nodes.stringNode(word(node));
  }

  private static String word(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> "number";
      case STRING -> "text";
      case ARRAY -> "list";
      case OBJECT -> "object";
      case BOOLEAN, BINARY, MISSING, NULL, POJO -> "value";
    };
  }
}
