package dev.alhazen.study;

import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.Set;

/// Hands each request to the model that its sort calls for. A repair of a reply goes to the usual
/// model, whoever gave the reply.
record RoutedModel(Model usual, Model vision, Model cheap) implements Model {
  static final Set<String> SIMPLE =
      Set.of("idea/queries", "manuscript/citations", "figure/captions");

  @Override
  public String name() {
    return usual.name();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    boolean shown = request.messages().stream().anyMatch(message -> !message.images().isEmpty());
    if (shown) {
      return vision.ask(request);
    }
    return (SIMPLE.contains(request.task()) ? cheap : usual).ask(request);
  }
}
