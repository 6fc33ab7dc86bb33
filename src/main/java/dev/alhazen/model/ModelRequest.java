package dev.alhazen.model;

import dev.alhazen.base.Step;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One question to a model.
///
/// @param step the key of this effect; not sent to the provider
/// @param task the stable word for what is asked, such as `idea/generate`: names the prompt
/// @param system the system message
/// @param messages the conversation; the last message is the user's
/// @param temperature sampling temperature; providers that forbid it leave it out
/// @param maxOutputTokens upper limit of each sample, reasoning included
/// @param samples how many independent replies are wanted, at least 1
/// @param schema the JSON schema that each reply must satisfy, where a structured reply is wanted
public record ModelRequest(
    Step step,
    String task,
    String system,
    List<Message> messages,
    double temperature,
    int maxOutputTokens,
    int samples,
    Optional<JsonNode> schema) {
  public ModelRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty() || messages.getLast().role() != Message.Role.USER) {
      throw new IllegalArgumentException("a request ends with a message of the user");
    }
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1");
    }
  }

  /// A request with one user message, the usual temperature of 0.7, one sample and no schema.
  public static ModelRequest of(Step step, String task, String system, String user) {
    return of(step, task, system, List.of(Message.user(user)));
  }

  /// The same with a conversation: first what stays the same from one request to the next, so that
  /// a provider can keep it, in messages of its own; last what is asked.
  public static ModelRequest of(Step step, String task, String system, List<Message> messages) {
    return new ModelRequest(step, task, system, messages, 0.7, 8_192, 1, Optional.empty());
  }

  public ModelRequest withStep(Step other) {
    return new ModelRequest(
        other, task, system, messages, temperature, maxOutputTokens, samples, schema);
  }

  public ModelRequest withTask(String other) {
    return new ModelRequest(
        step, other, system, messages, temperature, maxOutputTokens, samples, schema);
  }

  public ModelRequest withMessages(List<Message> other) {
    return new ModelRequest(
        step, task, system, other, temperature, maxOutputTokens, samples, schema);
  }

  public ModelRequest withTemperature(double other) {
    return new ModelRequest(step, task, system, messages, other, maxOutputTokens, samples, schema);
  }

  public ModelRequest withMaxOutputTokens(int other) {
    return new ModelRequest(step, task, system, messages, temperature, other, samples, schema);
  }

  public ModelRequest withSamples(int other) {
    return new ModelRequest(
        step, task, system, messages, temperature, maxOutputTokens, other, schema);
  }

  public ModelRequest withSchema(JsonNode other) {
    return new ModelRequest(
        step, task, system, messages, temperature, maxOutputTokens, samples, Optional.of(other));
  }
}
