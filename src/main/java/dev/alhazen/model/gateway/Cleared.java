package dev.alhazen.model.gateway;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes out of a request what would reach further, or cost more, than a call of the study's model:
/// tools that the provider runs itself (they search the web, or run code elsewhere), other models,
/// dearer service, work that goes on after the reply, and caches that are kept for an hour.
final class Cleared {
  private static final Set<String> FIELDS =
      Set.of(
          "background",
          "container",
          "fallbacks",
          "mcp_servers",
          "models",
          "plugins",
          "route",
          "service_tier",
          "speed",
          "web_search_options");

  /// What the program itself carries out, in the sandbox.
  private static final String OWN_TOOLS =
      "|function|custom|local_shell|apply_patch|bash_\\d+|text_editor_\\d+";

  private static final String BETA = "fast-mode.*|mcp-client.*|code-execution.*|web-fetch.*";

  private Cleared() {}

  static void clear(ObjectNode body) {
    body.remove(FIELDS);
    if (body.get("tools") instanceof ArrayNode tools) {
      tools.removeIf(tool -> !tool.path("type").asString("").matches(OWN_TOOLS));
      if (tools.isEmpty()) {
        body.remove(List.of("tools", "tool_choice", "parallel_tool_calls"));
      }
    }
    for (JsonNode marked : body.findParents("cache_control")) {
      if (marked.path("cache_control") instanceof ObjectNode mark) {
        mark.remove("ttl");
      }
    }
  }

  /// The extensions of the protocol that a program asks for, without those above.
  static String beta(String header) {
    return String.join(
        ",",
        List.of(header.split("\\s*,\\s*")).stream()
            .filter(word -> word.matches("[\\w.-]+") && !word.matches(BETA))
            .toList());
  }
}
