package dev.alhazen.sandbox;

import java.util.List;
import java.util.stream.Stream;

/// All attempts, in the order of `docs/sandbox-escapes.md`.
final class EscapeTable {
  static final List<Escape> ROWS =
      Stream.of(
              EscapesByReach.rows(),
              EscapesByReading.rows(),
              EscapesByChange.rows(),
              EscapesByExhaustion.rows())
          .flatMap(List::stream)
          .toList();

  private EscapeTable() {}
}
