package dev.alhazen.model.openai;

import com.openai.core.JsonValue;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.alhazen.model.Image;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Provider;
import dev.alhazen.model.openai.Dialect.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts a request into the form of chat completions, as the model wants it.
final class ChatRequests {
  private final ModelName name;

  ChatRequests(ModelName name) {
    this.name = name;
  }

  ChatCompletionCreateParams params(ModelRequest request, Dialect dialect) {
    ChatCompletionCreateParams.Builder params =
        ChatCompletionCreateParams.builder().model(sent(name));
    if (dialect.has(Feature.SYSTEM) && !request.system().isBlank()) {
      params.addSystemMessage(request.system());
    }
    Turns.of(request, dialect).forEach(message -> add(params, message));
    limit(params, request, dialect);
    if (dialect.has(Feature.TEMPERATURE)) {
      params.temperature(request.temperature());
    }
    if (request.samples() > 1 && dialect.has(Feature.SEVERAL)) {
      params.n(request.samples());
    }
    if (request.schema().isPresent()) {
      format(params, request, dialect.form());
    }
    if (name.provider() == Provider.OPENROUTER) {
      params.putAdditionalBodyProperty("usage", JsonValue.from(Map.of("include", true)));
    }
    return params.build();
  }

  /// Vertex AI wants the maker's name before the model's.
  static String sent(ModelName name) {
    return name.provider() == Provider.VERTEX && !name.model().contains("/")
        ? "google/" + name.model()
        : name.model();
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
      parts.add(
          ChatCompletionContentPart.ofImageUrl(
              ChatCompletionContentPartImage.builder()
                  .imageUrl(
                      ChatCompletionContentPartImage.ImageUrl.builder().url(url(image)).build())
                  .build()));
    }
    return parts;
  }

  static String url(Image image) {
    return "data:%s;base64,%s".formatted(image.mediaType(), image.base64());
  }

  @SuppressWarnings("deprecation") // Only OpenAI itself calls max_tokens so; others know no other.
  private static void limit(
      ChatCompletionCreateParams.Builder params, ModelRequest request, Dialect dialect) {
    if (dialect.has(Feature.COMPLETION_LIMIT)) {
      params.maxCompletionTokens(request.maxOutputTokens());
    } else {
      params.maxTokens(request.maxOutputTokens());
    }
  }

  private static void format(
      ChatCompletionCreateParams.Builder params, ModelRequest request, JsonForm form) {
    AskedSchema.of(request, form).ifPresent(schema -> params.responseFormat(format(schema)));
    if (form == JsonForm.OBJECT) {
      params.responseFormat(ResponseFormatJsonObject.builder().build());
    }
  }

  private static ResponseFormatJsonSchema format(AskedSchema schema) {
    ResponseFormatJsonSchema.JsonSchema.Builder asked =
        ResponseFormatJsonSchema.JsonSchema.builder()
            .name(schema.name())
            .schema(
                ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                    .putAllAdditionalProperties(schema.body())
                    .build());
    if (schema.isStrict()) {
      asked.strict(true);
    }
    return ResponseFormatJsonSchema.builder().jsonSchema(asked.build()).build();
  }
}
