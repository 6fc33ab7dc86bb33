package dev.alhazen.model.openai;

import dev.alhazen.base.Json;
import dev.alhazen.model.Image;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.openai.Dialect.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The conversation as a server gets it: user and assistant in turn, since many chat templates
/// insist on that. What stays the same from call to call keeps its place at the beginning.
final class Turns {
  private static final String SCHEMA = "model/schema";

  private Turns() {}

  /// The messages besides the system's; it is the first of them where the model knows none.
  static List<Message> of(ModelRequest request, Dialect dialect) {
    List<Message> all = new ArrayList<>();
    if (!dialect.has(Feature.SYSTEM) && !request.system().isBlank()) {
      all.add(Message.user(request.system()));
    }
    all.addAll(request.messages());
    if (!dialect.form().carriesSchema()) {
      request.schema().map(schema -> Json.pretty(schema).strip()).ifPresent(it -> tell(it, all));
    }
    return merged(all);
  }

  private static void tell(String schema, List<Message> messages) {
    if (!messages.getLast().text().contains(schema)) {
      messages.add(Message.user(Prompts.builtIn().text(SCHEMA, Map.of("schema", schema))));
    }
  }

  private static List<Message> merged(List<Message> messages) {
    List<Message> turns = new ArrayList<>();
    for (Message message : messages) {
      if (!turns.isEmpty() && turns.getLast().role() == message.role()) {
        turns.add(joined(turns.removeLast(), message));
      } else {
        turns.add(message);
      }
    }
    return turns;
  }

  private static Message joined(Message one, Message next) {
    List<Image> images = new ArrayList<>(one.images());
    images.addAll(next.images());
    return new Message(one.role(), one.text() + "\n\n" + next.text(), images);
  }
}
