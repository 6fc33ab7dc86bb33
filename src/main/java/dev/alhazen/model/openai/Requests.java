package dev.alhazen.model.openai;

import com.openai.core.JsonValue;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.alhazen.base.Json;
import dev.alhazen.model.Image;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Puts a request into the protocol's form, as the model wants it.
final class Requests {
  /// They count hidden reasoning into the limit, and refuse a temperature.
  private static final Pattern REASONING = Pattern.compile("(o\\d|gpt-5)([-.].*)?");

  /// They know no system message.
  private static final Pattern WITHOUT_SYSTEM = Pattern.compile("o1-(mini|preview).*");

  private final String model;
  private final String family;

  Requests(ModelName name) {
    this.model = name.model();
    this.family = model.substring(model.lastIndexOf('/') + 1);
  }

  ChatCompletionCreateParams params(ModelRequest request, JsonForm form, int seed) {
    ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder().model(model);
    addSystem(params, request.system());
    request.messages().forEach(message -> add(params, message));
    limit(params, request);
    if (request.samples() > 1) {
      params.n(request.samples());
    }
    if (seed != Samples.NO_SEED) {
      params.seed(seed);
    }
    request.schema().ifPresent(schema -> format(params, form, request.task(), schema));
    return params.build();
  }

  private void addSystem(ChatCompletionCreateParams.Builder params, String system) {
    if (system.isBlank()) {
      return;
    }
    if (WITHOUT_SYSTEM.matcher(family).matches()) {
      params.addUserMessage(system);
    } else {
      params.addSystemMessage(system);
    }
  }

  private static void add(ChatCompletionCreateParams.Builder params, Message message) {
    switch (message.role()) {
      case ASSISTANT -> params.addAssistantMessage(message.text());
      case USER -> {
        if (message.images().isEmpty()) {
          params.addUserMessage(message.text());
        } else {
          params.addUserMessageOfArrayOfContentParts(parts(message));
        }
      }
    }
  }

  private static List<ChatCompletionContentPart> parts(Message message) {
    List<ChatCompletionContentPart> parts = new ArrayList<>();
    parts.add(
        ChatCompletionContentPart.ofText(
            ChatCompletionContentPartText.builder().text(message.text()).build()));
    for (Image image : message.images()) {
      String url = "data:%s;base64,%s".formatted(image.mediaType(), image.base64());
      parts.add(
          ChatCompletionContentPart.ofImageUrl(
              ChatCompletionContentPartImage.builder()
                  .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder().url(url).build())
                  .build()));
    }
    return parts;
  }

  @SuppressWarnings("deprecation") // Only OpenAI itself calls max_tokens so; others know no other.
  private void limit(ChatCompletionCreateParams.Builder params, ModelRequest request) {
    if (REASONING.matcher(family).matches()) {
      params.maxCompletionTokens(request.maxOutputTokens());
      return;
    }
    params.maxTokens(request.maxOutputTokens());
    if (!family.equals("deepseek-reasoner")) {
      params.temperature(request.temperature());
    }
  }

  private static void format(
      ChatCompletionCreateParams.Builder params, JsonForm form, String task, JsonNode schema) {
    switch (form) {
      case SCHEMA -> params.responseFormat(schemaFormat(task, schema));
      case OBJECT -> params.responseFormat(ResponseFormatJsonObject.builder().build());
      case FREE -> {}
    }
  }

  private static ResponseFormatJsonSchema schemaFormat(String task, JsonNode schema) {
    Map<String, Object> plain = Json.mapper().convertValue(schema, new TypeReference<>() {});
    ResponseFormatJsonSchema.JsonSchema.Schema.Builder body =
        ResponseFormatJsonSchema.JsonSchema.Schema.builder();
    plain.forEach((key, value) -> body.putAdditionalProperty(key, JsonValue.from(value)));
    return ResponseFormatJsonSchema.builder()
        .jsonSchema(
            ResponseFormatJsonSchema.JsonSchema.builder()
                .name(task.replaceAll("[^A-Za-z0-9_-]", "_"))
                .schema(body.build())
                .build())
        .build();
  }
}
