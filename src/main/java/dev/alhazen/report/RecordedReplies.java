package dev.alhazen.report;

import dev.alhazen.base.Json;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Payload;
import dev.alhazen.model.ModelReply;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Finds what models answered: in the journal's lines, or in the blobs that those name.
record RecordedReplies(Blobs blobs) {
  private static final String KIND = "model";

  static boolean isModel(Event.Finished finished) {
    return finished.kind().equals(KIND);
  }

  /// The reply; empty where the effect is none of a model, failed, or its blob was deleted.
  Optional<ModelReply> of(Event.Finished finished) {
    if (!isModel(finished) || finished.outcome() != Event.Outcome.DONE) {
      return Optional.empty();
    }
    return value(finished.output()).map(value -> Json.to(value, ModelReply.class));
  }

  /// The value of a payload; empty where its blob was deleted.
  Optional<JsonNode> value(Payload payload) {
    return payload
        .inline()
        .or(() -> payload.blob().filter(blobs::has).map(d -> Json.parse(blobs.text(d), "a blob")));
  }
}
