package dev.alhazen.coding;

import java.util.List;
import java.util.Optional;

/// Where the lines of a block stand in a file, and what changes there.
///
/// Tiers, the first that knows a place decides: the very lines; but for spaces at the ends of
/// lines; but for one indentation that all lines share; without blank lines around them; with lines
/// left out as `...`; between two lines that stand once ([Anchors]); at the one place that is much
/// alike ([NearestLines]). Only a single place will do.
sealed interface Match {

  /// @param from the first line of the place, counted from 0
  /// @param end the line behind it
  /// @param splices what changes there; lines that a block only repeats are not touched
  /// @param note what people and the coder should know of it; empty where the lines were there
  record Found(int from, int end, List<Splice> splices, Optional<String> note) implements Match {
    public Found {
      splices = List.copyOf(splices);
    }
  }

  /// @param block what was sought
  /// @param places the first line of each, counted from 0
  record Ambiguous(EditBlock block, List<Integer> places) implements Match {
    public Ambiguous {
      places = List.copyOf(places);
    }
  }

  /// @param block what was sought
  record Absent(EditBlock block) implements Match {}

  /// @param reason why nobody should look for it
  record Unclear(String reason) implements Match {}

  static Match find(List<String> file, EditBlock block) {
    if (leavesOut(file, block)) {
      return new Unclear(RefusalReport.leftOut(block));
    }
    return Literal.find(file, block)
        .or(() -> Literal.withoutBlankEdges(file, block))
        .or(() -> Elided.find(file, block))
        .or(() -> Merge.find(file, block))
        .orElseGet(() -> new Absent(block));
  }

  /// Whether the replacement stands for code by more lines than the search does, and not by lines
  /// that the file has itself.
  private static boolean leavesOut(List<String> file, EditBlock block) {
    return Elision.count(block.replace()) > Elision.count(block.search())
        && block.replace().stream()
            .filter(Elision::is)
            .anyMatch(line -> file.stream().noneMatch(f -> f.strip().equals(line.strip())));
  }
}
