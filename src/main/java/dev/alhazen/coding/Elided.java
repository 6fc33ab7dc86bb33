package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds a block that leaves lines out. What is left out stays; the lines before and after it must
/// each stand at one place, in order.
final class Elided {
  private final List<String> file;
  private final EditBlock block;
  private final List<Match.Found> parts = new ArrayList<>();

  private Elided(List<String> file, EditBlock block) {
    this.file = file;
    this.block = block;
  }

  /// @return empty where the block leaves nothing out
  static Optional<Match> find(List<String> file, EditBlock block) {
    return Elision.in(block.search())
        ? Optional.of(new Elided(file, block).match())
        : Optional.empty();
  }

  private Match match() {
    List<List<String>> search = Elision.parts(block.search());
    List<List<String>> replace = Elision.parts(block.replace());
    if (search.size() != replace.size()) {
      return new Match.Unclear(RefusalReport.elisions(block));
    }
    for (int i = 0; i < search.size(); i++) {
      if (!isBlank(search.get(i))) {
        switch (part(search.get(i), replace.get(i))) {
          case Match.Found found -> parts.add(found);
          case Match other -> {
            return other;
          }
        }
      } else if (!isBlank(replace.get(i))) {
        return new Match.Unclear(RefusalReport.unanchored(block));
      }
    }
    return parts.isEmpty() ? new Match.Unclear(RefusalReport.unanchored(block)) : joined();
  }

  private Match part(List<String> search, List<String> replace) {
    EditBlock part = block.with(search, replace);
    return Literal.find(file, part)
        .or(() -> Literal.withoutBlankEdges(file, part))
        .orElseGet(() -> new Match.Absent(part));
  }

  private Match joined() {
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).from() < parts.get(i - 1).end()) {
        return new Match.Unclear(RefusalReport.disordered(block));
      }
    }
    int from = parts.getFirst().from();
    int end = parts.getLast().end();
    int kept = end - from - parts.stream().mapToInt(part -> part.end() - part.from()).sum();
    return new Match.Found(
        from,
        end,
        parts.stream().flatMap(part -> part.splices().stream()).toList(),
        kept == 0 ? Optional.empty() : Optional.of(RefusalReport.kept(block, from, end, kept)));
  }

  private static boolean isBlank(List<String> lines) {
    return lines.stream().allMatch(String::isBlank);
  }
}
