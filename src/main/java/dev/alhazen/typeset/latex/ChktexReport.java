package dev.alhazen.typeset.latex;

import dev.alhazen.base.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The few of ChkTeX's remarks that point at mistakes rather than at taste.
final class ChktexReport {
  private static final Pattern REMARK = Pattern.compile("^(.+?):(\\d+):\\d+:(\\d+):(.*)$");
  private static final int MOST = 20;

  /// Lone or mismatched brackets (9, 10, 15, 17), unfinished mathematics (16), straight quotes
  /// (18), a space before punctuation (26).
  private static final Set<String> MISTAKES = Set.of("9", "10", "15", "16", "17", "18", "26");

  private ChktexReport() {}

  static List<Finding> parse(String report) {
    return report
        .lines()
        .map(REMARK::matcher)
        .filter(Matcher::matches)
        .filter(remark -> MISTAKES.contains(remark.group(3)))
        .map(
            remark ->
                Finding.warn("chktex", remark.group(1) + ":" + remark.group(2), remark.group(4)))
        .limit(MOST)
        .toList();
  }
}
