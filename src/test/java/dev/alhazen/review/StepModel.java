package dev.alhazen.review;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A model that says the line of each step, whatever the order in which they are asked, and fails
/// at a step without a line.
final class StepModel implements Model {
  private final Map<String, String> lines = new HashMap<>();
  private final Map<String, ModelRequest> asked = new TreeMap<>();

  StepModel at(String step, String line) {
    lines.put(step, line);
    return this;
  }

  @Override
  public String name() {
    return "deepseek/fake";
  }

  @Override
  public synchronized ModelReply ask(ModelRequest request) {
    String step = request.step().path();
    asked.put(step, request);
    String line = lines.remove(step);
    if (line == null) {
      throw new AssertionError("The script has no line for step %s.".formatted(step));
    }
    return new ModelReply(
        List.of(new ModelReply.Sample(line, ModelReply.FinishReason.STOP)),
        Tokens.NONE,
        Money.ZERO,
        name());
  }

  ModelRequest request(String step) {
    return java.util.Objects.requireNonNull(asked.get(step), step);
  }

  String prompt(String step) {
    return request(step).messages().getLast().text();
  }

  List<String> steps() {
    return List.copyOf(asked.keySet());
  }

  void assertAllWasSaid() {
    if (!lines.isEmpty()) {
      throw new AssertionError("Never asked: " + lines.keySet());
    }
  }
}
