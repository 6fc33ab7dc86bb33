package dev.alhazen.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a journal can say. The set is closed; stages differ only in kind and JSON.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = Event.Started.class, name = "started"),
  @JsonSubTypes.Type(value = Event.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = Event.Retracted.class, name = "retracted"),
  @JsonSubTypes.Type(value = Event.Decided.class, name = "decided"),
  @JsonSubTypes.Type(value = Event.Noted.class, name = "noted"),
})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface Event {

  /// The first line: what this journal is about.
  record Opened(JsonNode facts) implements Event {}

  /// An attempt of an effect is about to be made; synced before anything is sent.
  ///
  /// @param kind what sort of effect, such as `model` or `run`
  /// @param attempt counted from 1 for each step
  /// @param input digest of the effect's whole input
  /// @param reservation the most that the attempt can cost
  /// @param handle how a running job can be found again, where there is one
  /// @param by who makes it, such as a model's name; absent in older journals
  record Started(
      Step step,
      String kind,
      int attempt,
      Digest input,
      Money reservation,
      Optional<JsonNode> handle,
      Optional<String> by)
      implements Event {
    public Started {
      handle = handle.filter(value -> !value.isNull() && !value.isMissingNode());
    }
  }

  /// An attempt came to its end; synced before its output is used.
  ///
  /// @param outcome whether the output counts as the step's result
  /// @param output the result, or what went wrong; large ones are blobs
  record Finished(
      Step step,
      String kind,
      int attempt,
      Digest input,
      Outcome outcome,
      Payload output,
      Money cost,
      Tokens tokens,
      long millis)
      implements Event {}

  /// A recorded result turned out to be of no use and ended the work: the step is made again when
  /// the work goes on. A replay still knows the result, so that it ends as the work did.
  record Retracted(Step step, String reason) implements Event {}

  /// A choice that later inputs depend on, made once.
  record Decided(Step step, Payload value) implements Event {}

  /// Something for people and the dashboard; replaying never reads it.
  record Noted(Step step, String kind, JsonNode value) implements Event {}

  /// How an attempt ended.
  enum Outcome {
    DONE,
    FAILED
  }
}
