package dev.alhazen.cli;

import static dev.alhazen.model.openai.LoopbackOpenAi.saying;

import com.sun.net.httpserver.HttpExchange;
import dev.alhazen.base.Step;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.rehearsal.RehearsalModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Answers over HTTP as the rehearsal model would, but for some tasks.
///
/// @param own the reply to each of these tasks, such as `experiment/plan`
record LoopbackRehearsal(Map<String, String> own) {

  void play(JsonNode request, HttpExchange exchange) throws IOException {
    String system = "";
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : request.get("messages")) {
      String text = text(message.get("content"));
      switch (message.get("role").asString()) {
        case "system", "developer" -> system = text;
        case "assistant" -> messages.add(Message.assistant(text));
        default -> messages.add(Message.user(text));
      }
    }
    ModelRequest asked =
        ModelRequest.of(Step.of("any"), "any", system, "any").withMessages(messages);
    String reply =
        ownReply(messages.getLast().text()).orElseGet(() -> new RehearsalModel().ask(asked).text());
    saying("stop", reply).play(request, exchange);
  }

  private Optional<String> ownReply(String ask) {
    return own.entrySet().stream()
        .filter(task -> ask.stripTrailing().endsWith("[task: %s]".formatted(task.getKey())))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String text(JsonNode content) {
    return content.isString() ? content.stringValue() : content.get(0).get("text").asString();
  }
}
