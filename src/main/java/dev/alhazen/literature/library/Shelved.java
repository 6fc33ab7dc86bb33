package dev.alhazen.literature.library;

import dev.alhazen.base.Finding;
import java.util.ArrayList;
import java.util.List;

/// Collects what the files of a library hold, and what is wrong with them.
final class Shelved {
  private final List<Holding> holdings = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  void add(Holding holding) {
    holdings.add(holding);
  }

  /// @param place a file, with a line where there are lines
  void warn(String place, String sentence) {
    findings.add(Finding.warn("library", place, sentence));
  }

  void add(List<Finding> more) {
    findings.addAll(more);
  }

  List<Holding> holdings() {
    return holdings;
  }

  List<Finding> findings() {
    return findings;
  }
}
