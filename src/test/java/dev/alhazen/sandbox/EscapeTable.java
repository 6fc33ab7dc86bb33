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

  /// With the one that needs a program of its own.
  static final List<Escape> WITH_KILLED =
      Stream.concat(ROWS.stream(), Stream.of(EscapesByExhaustion.KILLED)).toList();

  private EscapeTable() {}
}
