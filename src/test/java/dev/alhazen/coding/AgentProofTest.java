package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.model.Budget;
import dev.alhazen.model.OverBudgetException;
import dev.alhazen.model.gateway.GatewayBench;
import dev.alhazen.model.gateway.LoopbackProvider;
import dev.alhazen.model.gateway.LoopbackProvider.Answer;
import dev.alhazen.model.gateway.LoopbackProvider.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Agents that call tools, where this machine has them: a provider on loopback plays the model.
@Tag("agents")
class AgentProofTest {
  @TempDir Path folder;

  @Test
  void claudeEditsAFileThroughTheGateway() {
    try (LoopbackProvider provider = new LoopbackProvider(AgentProofTest::claude);
        CoderLab lab = lab("claude", "anthropic/claude-haiku-4-5", provider)) {
      Coder.Work work = lab.shell("claude");
      assertThat(work.edit())
          .describedAs(work.said() + asked(provider))
          .isInstanceOf(Edit.Applied.class);
      assertThat(((Edit.Applied) work.edit()).newContents())
          .containsExactly(Map.entry("rate.py", "rate = 0.5\n"));
    }
  }

  @Test
  void codexEditsAFileThroughTheGateway() {
    try (LoopbackProvider provider = new LoopbackProvider(AgentProofTest::codex);
        CoderLab lab = lab("codex", "openai/gpt-4o", provider)) {
      Coder.Work work = lab.shell("codex");
      assertThat(work.edit())
          .describedAs(work.said() + asked(provider))
          .isInstanceOf(Edit.Applied.class);
      assertThat(((Edit.Applied) work.edit()).newContents())
          .containsExactly(Map.entry("rate.py", "rate = 0.5\n"));
      assertThat(provider.asked())
          .allSatisfy(
              asked ->
                  assertThat(asked.headers())
                      .containsEntry("authorization", "Bearer " + GatewayBench.KEY));
    }
  }

  @ParameterizedTest
  @CsvSource({"claude,anthropic/claude-haiku-4-5", "codex,openai/gpt-4o"})
  void agentsEndSoonWhereTheBudgetEnds(String name, String model) {
    Budget budget = Budget.of(Money.of("0.0001"), Money.ZERO);
    long begun = System.nanoTime();
    try (LoopbackProvider provider = new LoopbackProvider(AgentProofTest::codex);
        CoderLab lab = lab(name, model, provider, budget)) {
      assertThatThrownBy(() -> lab.shell(name)).isInstanceOf(OverBudgetException.class);
      assertThat(provider.asked()).isEmpty();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
  }

  /// Reads the file, edits it, and ends: each step is told by how many results came back.
  private static Answer claude(Asked asked) {
    long results = count(Json.line(asked.body().path("messages")), "\"tool_result\"");
    boolean canEdit =
        asked
            .body()
            .path("tools")
            .valueStream()
            .anyMatch(t -> t.path("name").asString("").equals("Edit"));
    if (!canEdit || results >= 2) {
      return message(asked, Map.of("type", "text", "text", ""), "I halved the rate.", "end_turn");
    }
    String file = "/work/rate.py";
    return results == 0
        ? message(asked, tool("Read"), Json.line(Map.of("file_path", file)), "tool_use")
        : message(
            asked,
            tool("Edit"),
            Json.line(
                Map.of("file_path", file, "old_string", "rate = 1", "new_string", "rate = 0.5")),
            "tool_use");
  }

  private static Map<String, Object> tool(String name) {
    return Map.of("type", "tool_use", "id", "toolu_" + name, "name", name, "input", Map.of());
  }

  private static Answer message(Asked asked, Map<String, Object> block, String delta, String stop) {
    boolean isText = "text".equals(block.get("type"));
    Map<String, Object> usage = Map.of("input_tokens", 20, "output_tokens", 5);
    if (!asked.body().path("stream").asBoolean(false)) {
      return Answer.json(
          Map.of(
              "id",
              "msg_1",
              "type",
              "message",
              "role",
              "assistant",
              "model",
              "claude",
              "content",
              List.of(Map.of("type", "text", "text", delta)),
              "stop_reason",
              "end_turn",
              "usage",
              usage));
    }
    Map<String, Object> change =
        isText
            ? Map.of("type", "text_delta", "text", delta)
            : Map.of("type", "input_json_delta", "partial_json", delta);
    List<Map<String, Object>> events = new ArrayList<>();
    events.add(
        Map.of(
            "type",
            "message_start",
            "message",
            Map.of(
                "id",
                "msg_1",
                "type",
                "message",
                "role",
                "assistant",
                "model",
                "claude",
                "content",
                List.of(),
                "usage",
                usage)));
    events.add(Map.of("type", "content_block_start", "index", 0, "content_block", block));
    events.add(Map.of("type", "content_block_delta", "index", 0, "delta", change));
    events.add(Map.of("type", "content_block_stop", "index", 0));
    events.add(
        Map.of(
            "type", "message_delta",
            "delta", Map.of("stop_reason", stop),
            "usage", Map.of("output_tokens", 5)));
    events.add(Map.of("type", "message_stop"));
    return events(events);
  }

  /// Runs one command by whatever tool is offered for that, and ends.
  private static Answer codex(Asked asked) {
    boolean done = Json.line(asked.body().path("input")).contains("call_output\"");
    Map<String, Object> item =
        done
            ? Map.of(
                "type",
                "message",
                "id",
                "m1",
                "role",
                "assistant",
                "status",
                "completed",
                "content",
                List.of(
                    Map.of(
                        "type",
                        "output_text",
                        "text",
                        "I halved the rate.",
                        "annotations",
                        List.of())))
            : command(asked, "echo 'rate = 0.5' > rate.py");
    Map<String, Object> usage = Map.of("input_tokens", 20, "output_tokens", 5, "total_tokens", 25);
    return events(
        List.of(
            Map.of("type", "response.created", "response", Map.of("id", "r1")),
            Map.of("type", "response.output_item.done", "output_index", 0, "item", item),
            Map.of(
                "type",
                "response.completed",
                "response",
                Map.of("id", "r1", "output", List.of(item), "usage", usage))));
  }

  private static Map<String, Object> command(Asked asked, String line) {
    String tool =
        asked
            .body()
            .path("tools")
            .valueStream()
            .map(offered -> offered.path("name").asString(""))
            .filter(name -> name.matches("shell|shell_command|exec_command"))
            .findFirst()
            .orElse("exec_command");
    Object arguments =
        switch (tool) {
          case "shell" -> Map.of("command", List.of("sh", "-c", line));
          case "shell_command" -> Map.of("command", line);
          default -> Map.of("cmd", line);
        };
    return Map.of(
        "type",
        "function_call",
        "id",
        "f1",
        "call_id",
        "c1",
        "name",
        tool,
        "arguments",
        Json.line(arguments));
  }

  private static Answer events(List<Map<String, Object>> events) {
    String text =
        events.stream()
            .map(event -> "event: %s\ndata: %s\n\n".formatted(event.get("type"), Json.line(event)))
            .reduce("", String::concat);
    return new Answer(200, "text/event-stream", text);
  }

  private CoderLab lab(String name, String model, LoopbackProvider provider) {
    return lab(name, model, provider, Budget.unlimited());
  }

  private CoderLab lab(String name, String model, LoopbackProvider provider, Budget budget) {
    List<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
    Optional<Path> program =
        path.stream().map(at -> at.resolve(name)).filter(Files::isExecutable).findFirst();
    assumeTrue(program.isPresent(), name + " is not installed");
    ProgramFiles files = ProgramFiles.of(program.orElseThrow(), path, folder.resolve("cache"));
    return new CoderLab(folder, model, files, provider, budget).within(Duration.ofMinutes(3));
  }

  private static long count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  private static String asked(LoopbackProvider provider) {
    return provider.asked().stream()
        .map(Asked::body)
        .map(JsonNode::toString)
        .map(body -> "\n" + body.substring(0, Math.min(400, body.length())))
        .reduce("", String::concat);
  }
}
