package dev.alhazen.model.openai;

import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFormatTextJsonSchemaConfig;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import com.openai.models.responses.ResponseTextConfig;
import dev.alhazen.model.Image;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.openai.Dialect.Feature;
import java.util.ArrayList;
import java.util.List;

/// Puts a request into the form of the Responses API; nothing is kept at the provider's.
final class ResponsesRequests {
  private final ModelName name;

  ResponsesRequests(ModelName name) {
    this.name = name;
  }

  ResponseCreateParams params(ModelRequest request, Dialect dialect) {
    ResponseCreateParams.Builder params =
        ResponseCreateParams.builder()
            .model(name.model())
            .store(false)
            .maxOutputTokens(request.maxOutputTokens())
            .inputOfResponse(
                Turns.of(request, dialect).stream().map(ResponsesRequests::item).toList());
    if (dialect.has(Feature.SYSTEM) && !request.system().isBlank()) {
      params.instructions(request.system());
    }
    if (dialect.has(Feature.TEMPERATURE)) {
      params.temperature(request.temperature());
    }
    if (request.schema().isPresent()) {
      format(params, request, dialect.form());
    }
    return params.build();
  }

  private static ResponseInputItem item(Message message) {
    EasyInputMessage.Builder item = EasyInputMessage.builder();
    switch (message.role()) {
      case ASSISTANT -> item.role(EasyInputMessage.Role.ASSISTANT);
      case USER -> item.role(EasyInputMessage.Role.USER);
    }
    if (message.images().isEmpty()) {
      item.content(message.text());
    } else {
      item.contentOfResponseInputMessageContentList(parts(message));
    }
    return ResponseInputItem.ofEasyInputMessage(item.build());
  }

  private static List<ResponseInputContent> parts(Message message) {
    List<ResponseInputContent> parts = new ArrayList<>();
    parts.add(
        ResponseInputContent.ofInputText(ResponseInputText.builder().text(message.text()).build()));
    for (Image image : message.images()) {
      parts.add(
          ResponseInputContent.ofInputImage(
              ResponseInputImage.builder()
                  .detail(ResponseInputImage.Detail.AUTO)
                  .imageUrl(ChatRequests.url(image))
                  .build()));
    }
    return parts;
  }

  private static void format(
      ResponseCreateParams.Builder params, ModelRequest request, JsonForm form) {
    ResponseTextConfig.Builder text = ResponseTextConfig.builder();
    AskedSchema.of(request, form).ifPresent(schema -> text.format(format(schema)));
    if (form == JsonForm.OBJECT) {
      text.format(ResponseFormatJsonObject.builder().build());
    }
    params.text(text.build());
  }

  private static ResponseFormatTextJsonSchemaConfig format(AskedSchema schema) {
    return ResponseFormatTextJsonSchemaConfig.builder()
        .name(schema.name())
        .schema(
            ResponseFormatTextJsonSchemaConfig.Schema.builder()
                .putAllAdditionalProperties(schema.body())
                .build())
        // It is strict unless told otherwise.
        .strict(schema.isStrict())
        .build();
  }
}
