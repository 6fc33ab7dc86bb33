package dev.alhazen.model;

import dev.alhazen.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads one reply into the record of its schema.
final class ReplyReader<T> {
  private final Schema<T> schema;

  ReplyReader(Schema<T> schema) {
    this.schema = schema;
  }

  /// What came of reading.
  sealed interface Result<T> {
    record Good<T>(T value) implements Result<T> {}

    /// @param faults each a sentence for the model
    record Bad<T>(List<String> faults) implements Result<T> {}
  }

  /// The first value, in the finder's order, that fits; else what is wrong with the best one.
  Result<T> read(String reply) {
    Result<T> result = readAll(Reasoning.removed(reply));
    if (result instanceof Result.Bad<T> && reply.contains("</think>")) {
      return readAll(reply) instanceof Result.Good<T> good ? good : result;
    }
    return result;
  }

  private Result<T> readAll(String reply) {
    if (reply.isBlank()) {
      return new Result.Bad<>(List.of("The reply is empty."));
    }
    JsonFinder.Found found = JsonFinder.find(reply);
    Optional<List<String>> first = Optional.empty();
    for (JsonNode value : found.values()) {
      List<String> faults = new ArrayList<>(Faults.of(value, schema.json()));
      Optional<T> converted = faults.isEmpty() ? converted(value, faults) : Optional.empty();
      if (converted.isPresent()) {
        return new Result.Good<>(converted.get());
      }
      first = first.or(() -> Optional.of(faults));
    }
    return new Result.Bad<>(first.orElse(List.of(found.complaint())));
  }

  /// A record may refuse what its schema allows.
  private Optional<T> converted(JsonNode value, List<String> faults) {
    try {
      return Optional.of(Json.to(value, schema.type()));
    } catch (JacksonException e) {
      faults.add(e.getOriginalMessage().lines().findFirst().orElse("The value is not acceptable."));
      return Optional.empty();
    }
  }
}
