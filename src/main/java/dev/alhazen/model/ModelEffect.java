package dev.alhazen.model;

import dev.alhazen.journal.Effect;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A model call as the journal knows it: everything that is asked, and of whom, but not the step.
final class ModelEffect {
  static final String KIND = "model";

  private ModelEffect() {}

  static Effect of(String model, ModelRequest request) {
    Input input =
        new Input(
            model,
            request.task(),
            request.system(),
            request.messages(),
            request.temperature(),
            request.maxOutputTokens(),
            request.samples(),
            request.schema());
    return Effect.of(request.step(), KIND, input);
  }

  private record Input(
      String model,
      String task,
      String system,
      List<Message> messages,
      double temperature,
      int maxOutputTokens,
      int samples,
      Optional<JsonNode> schema) {}
}
