package dev.alhazen.model.openai;

import java.util.Optional;

/// How a server is told that the reply must be JSON, strictest first.
enum JsonForm {
  /// The JSON schema, which the provider promises to keep to.
  STRICT,
  /// The JSON schema itself.
  SCHEMA,
  /// Only that it must be an object; the schema stands in the prompt.
  OBJECT,
  /// Not at all: the prompt says it, and the reply is checked anyway.
  FREE;

  /// Whether the protocol carries the schema, so that the prompt need not.
  boolean carriesSchema() {
    return this == STRICT || this == SCHEMA;
  }

  Optional<JsonForm> looser() {
    return this == FREE ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
  }
}
