package dev.alhazen.model.anthropic;

import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceTool;
import dev.alhazen.base.Json;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.anthropic.Claude.Feature;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Puts a request into the protocol's form, in the dialect that the model takes.
final class Requests {
  private static final double HIGHEST_TEMPERATURE = 1;
  private static final int LONGEST_TOOL_NAME = 64;

  private final String model;
  private final int leastCached;

  Requests(ModelName name, Claude claude) {
    this.model = name.model();
    this.leastCached = claude.leastCached();
  }

  MessageCreateParams params(ModelRequest request, Dialect dialect) {
    CacheMarks marks =
        dialect.has(Feature.CACHE_MARKS) ? CacheMarks.of(request, leastCached) : CacheMarks.NONE;
    MessageCreateParams.Builder params =
        MessageCreateParams.builder()
            .model(model)
            .maxTokens(Math.min(request.maxOutputTokens(), dialect.mostOutput()));
    Turns.add(params, dialect.form().isEmpty() ? Turns.toldSchema(request) : request, marks);
    if (dialect.has(Feature.TEMPERATURE)) {
      // The client has no word for it, since the newest models refuse it.
      double temperature = Math.clamp(request.temperature(), 0, HIGHEST_TEMPERATURE);
      params.putAdditionalBodyProperty("temperature", JsonValue.from(temperature));
    }
    request.schema().ifPresent(schema -> form(params, dialect, request.task(), schema));
    return params.build();
  }

  private static void form(
      MessageCreateParams.Builder params, Dialect dialect, String task, JsonNode schema) {
    Map<String, Object> plain = Json.mapper().convertValue(schema, new TypeReference<>() {});
    if (dialect.has(Feature.SCHEMA)) {
      params.outputConfig(OutputConfig.builder().format(format(StrictSchema.of(plain))).build());
    } else if (dialect.has(Feature.TOOL)) {
      Tool tool = tool(task, plain);
      params
          .addTool(tool)
          .toolChoice(
              ToolChoiceTool.builder().name(tool.name()).disableParallelToolUse(true).build());
    }
  }

  private static JsonOutputFormat format(Map<String, Object> schema) {
    JsonOutputFormat.Schema.Builder body = JsonOutputFormat.Schema.builder();
    schema.forEach((key, value) -> body.putAdditionalProperty(key, JsonValue.from(value)));
    return JsonOutputFormat.builder().schema(body.build()).build();
  }

  private static Tool tool(String task, Map<String, Object> schema) {
    Tool.InputSchema.Builder input = Tool.InputSchema.builder();
    schema.forEach(
        (key, value) -> {
          if (!key.equals("type")) {
            input.putAdditionalProperty(key, JsonValue.from(value));
          }
        });
    String name = task.replaceAll("[^A-Za-z0-9_-]", "_");
    return Tool.builder()
        .name(name.substring(0, Math.min(name.length(), LONGEST_TOOL_NAME)))
        .description("Gives the reply to the user, in the form that was asked for.")
        .inputSchema(input.build())
        .build();
  }
}
