package dev.alhazen.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Joins words that were divided at the end of a line. A hyphen stays where the paper writes the
/// same word with a hyphen in the middle of a line.
final class Hyphens {
  private static final Pattern COMPOUND = Pattern.compile("\\p{L}+-\\p{L}+");
  private static final Pattern DIVIDED = Pattern.compile("(\\p{L}+)-\\n(\\p{Ll}+)");

  /// A gap between lines above this many font sizes begins a paragraph.
  private static final double PARAGRAPH = 1.7;

  private final Set<String> compounds;

  private Hyphens(Set<String> compounds) {
    this.compounds = compounds;
  }

  static Hyphens of(List<List<Line>> pages) {
    Set<String> compounds = new HashSet<>();
    for (List<Line> page : pages) {
      for (Line line : page) {
        Matcher matcher = COMPOUND.matcher(line.text());
        while (matcher.find()) {
          compounds.add(matcher.group().toLowerCase(java.util.Locale.ROOT));
        }
      }
    }
    return new Hyphens(compounds);
  }

  /// The page as text, an empty line between paragraphs that stand apart.
  String text(List<Line> page) {
    StringBuilder text = new StringBuilder();
    double last = Double.NaN;
    for (Line line : page) {
      if (!text.isEmpty()) {
        double gap = line.baseline() - last;
        text.append(gap > PARAGRAPH * line.size() ? "\n\n" : "\n");
      }
      text.append(line.text());
      last = line.baseline();
    }
    return Cleaning.text(DIVIDED.matcher(text).replaceAll(this::joined));
  }

  private String joined(java.util.regex.MatchResult divided) {
    String compound = divided.group(1) + "-" + divided.group(2);
    return compounds.contains(compound.toLowerCase(java.util.Locale.ROOT))
        ? compound
        : divided.group(1) + divided.group(2);
  }
}
