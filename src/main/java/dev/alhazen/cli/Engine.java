package dev.alhazen.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The literature engines on the network, by the words that users type.
enum Engine {
  SEMANTICSCHOLAR,
  OPENALEX,
  ARXIV,
  CROSSREF;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Engine> named(String word) {
    return Stream.of(values()).filter(engine -> engine.word().equals(word)).findFirst();
  }

  /// The variable that names a mirror.
  String addressVariable() {
    return "ALHAZEN_%s_URL".formatted(name());
  }
}
