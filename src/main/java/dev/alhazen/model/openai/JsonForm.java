package dev.alhazen.model.openai;

import java.util.Arrays;
import java.util.List;

/// How a server is told that the reply must be JSON, strictest first.
enum JsonForm {
  /// The JSON schema itself.
  SCHEMA,
  /// Only that it must be an object.
  OBJECT,
  /// Not at all: the prompt says it, and the reply is checked anyway.
  FREE;

  List<JsonForm> looser() {
    return Arrays.stream(values()).filter(form -> form.compareTo(this) > 0).toList();
  }
}
