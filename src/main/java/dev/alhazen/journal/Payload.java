package dev.alhazen.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alhazen.base.Digest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A JSON value in a journal line: in the line itself where it is short, else in a blob.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Payload(Optional<JsonNode> inline, Optional<Digest> blob) {
  public Payload {
    // Jackson reads an absent JsonNode as one that says "null" or "missing".
    inline = inline.filter(value -> !value.isNull() && !value.isMissingNode());
    if (inline.isPresent() == blob.isPresent()) {
      throw new IllegalArgumentException("a payload is either inline or a blob");
    }
  }
}
