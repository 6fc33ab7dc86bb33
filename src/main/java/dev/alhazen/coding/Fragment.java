package dev.alhazen.coding;

import dev.alhazen.coding.WholeFile.Naming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells a whole file from a passage of it that a reply only shows: taken for the file, a passage
/// would delete the rest.
final class Fragment {
  /// How much of the file a text must keep, or be as long as, of one.
  private static final double ENOUGH = 0.5;

  /// From how many lines on a lost beginning or end is one.
  private static final int LOST = 3;

  private final List<String> old;
  private final List<String> young;

  private Fragment(List<String> old, List<String> young) {
    this.old = significant(old);
    this.young = significant(young);
  }

  /// Why the text is hardly the whole file; empty where it may be.
  static Optional<String> reason(List<String> old, WholeFile file) {
    if (Elision.count(file.lines()) > Elision.count(old)) {
      return Optional.of(RefusalReport.leftOutOfFile());
    }
    Fragment fragment = new Fragment(old, file.lines());
    return fragment.isLikely(file)
        ? Optional.of(RefusalReport.fragment(file.lines().size(), old.size()))
        : Optional.empty();
  }

  private boolean isLikely(WholeFile file) {
    if (old.size() <= 1) {
      return false;
    }
    boolean shortened = young.size() < ENOUGH * old.size();
    boolean unlike = file.naming() == Naming.BY_THE_WAY && kept(old) < ENOUGH;
    return shortened
        || unlike
        || isIndented()
        || loses(old, young)
        || loses(old.reversed(), young.reversed());
  }

  private boolean isIndented() {
    return Character.isWhitespace(young.getFirst().charAt(0))
        && !Character.isWhitespace(old.getFirst().charAt(0));
  }

  /// Whether the text begins with a line from within the file and has little from before it.
  private boolean loses(List<String> all, List<String> some) {
    int at = all.indexOf(some.getFirst());
    return at >= LOST
        && all.lastIndexOf(some.getFirst()) == at
        && kept(all.subList(0, at)) < ENOUGH;
  }

  /// How many of some lines of the file the text has, of one.
  private double kept(List<String> lines) {
    Map<String, Integer> counts = new HashMap<>();
    young.forEach(line -> counts.merge(line.strip(), 1, Integer::sum));
    long kept =
        lines.stream().filter(line -> counts.merge(line.strip(), -1, Integer::sum) >= 0).count();
    return (double) kept / lines.size();
  }

  private static List<String> significant(List<String> lines) {
    return lines.stream().filter(line -> !line.isBlank()).map(String::stripTrailing).toList();
  }
}
