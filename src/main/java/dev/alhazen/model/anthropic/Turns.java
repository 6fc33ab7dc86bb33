package dev.alhazen.model.anthropic;

import com.anthropic.models.messages.AssistantMessageParam;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.UserMessageParam;
import dev.alhazen.base.Json;
import dev.alhazen.model.Image;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A conversation as turns of the protocol, which change between user and assistant: messages of
/// the same speaker become blocks of one turn. What is blank is left out, since it is refused.
final class Turns {
  private static final String SCHEMA = "model/schema";

  private Turns() {}

  /// The request with its schema in words, for models that are told it in no other way.
  static ModelRequest toldSchema(ModelRequest request) {
    String schema = request.schema().map(Json::pretty).orElse("").strip();
    if (request.messages().getLast().text().contains(schema)) {
      return request;
    }
    List<Message> messages = new ArrayList<>(request.messages());
    messages.add(Message.user(Prompts.builtIn().text(SCHEMA, Map.of("schema", schema))));
    return request.withMessages(messages);
  }

  static void add(MessageCreateParams.Builder params, ModelRequest request, CacheMarks marks) {
    if (!request.system().isBlank()) {
      params.systemOfTextBlockParams(List.of(text(request.system(), marks.at(CacheMarks.SYSTEM))));
    }
    List<Message> messages = request.messages();
    List<ContentBlockParam> blocks = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      addBlocks(blocks, message, marks.at(i));
      boolean turnEnds = i + 1 == messages.size() || messages.get(i + 1).role() != message.role();
      if (turnEnds && !blocks.isEmpty()) {
        addTurn(params, message.role(), List.copyOf(blocks));
        blocks.clear();
      }
    }
  }

  private static void addTurn(
      MessageCreateParams.Builder params, Message.Role role, List<ContentBlockParam> blocks) {
    switch (role) {
      case USER -> params.addMessage(UserMessageParam.ofContentBlockParams(blocks));
      case ASSISTANT -> params.addMessage(AssistantMessageParam.ofContentBlockParams(blocks));
    }
  }

  /// Images stand before the text that is about them, which Claude reads best.
  private static void addBlocks(
      List<ContentBlockParam> blocks, Message message, Optional<CacheControlEphemeral> mark) {
    List<Image> images = message.images();
    boolean hasText = !message.text().isBlank();
    for (int i = 0; i < images.size(); i++) {
      boolean isLast = !hasText && i + 1 == images.size();
      blocks.add(ContentBlockParam.ofImage(image(images.get(i), isLast ? mark : Optional.empty())));
    }
    if (hasText) {
      blocks.add(ContentBlockParam.ofText(text(message.text(), mark)));
    }
  }

  private static TextBlockParam text(String text, Optional<CacheControlEphemeral> mark) {
    TextBlockParam.Builder block = TextBlockParam.builder().text(text);
    mark.ifPresent(block::cacheControl);
    return block.build();
  }

  private static ImageBlockParam image(Image image, Optional<CacheControlEphemeral> mark) {
    ImageBlockParam.Builder block =
        ImageBlockParam.builder()
            .source(
                Base64ImageSource.builder()
                    .mediaType(Base64ImageSource.MediaType.of(image.mediaType()))
                    .data(image.base64())
                    .build());
    mark.ifPresent(block::cacheControl);
    return block.build();
  }
}
