package dev.alhazen.review;

import java.util.regex.Pattern;

/// A paper's text as reviewers see it: cut to a budget, and unable to leave its fence.
///
/// @param shown what stands between the marks
/// @param words words of the whole paper
/// @param wordsShown words of what is shown
record PaperText(String shown, int words, int wordsShown) {
  /// English prose has four characters to a token, formulas and tables fewer.
  private static final int CHARACTERS_PER_TOKEN = 3;

  private static final Pattern MARK = Pattern.compile("(?i)<(?=\\s*/?\\s*paper\\b)");

  static PaperText of(String paper, int tokens) {
    String all = paper.strip();
    String shown = cut(all, (long) tokens * CHARACTERS_PER_TOKEN);
    return new PaperText(MARK.matcher(shown).replaceAll("‹"), words(all), words(shown));
  }

  boolean isCut() {
    return wordsShown < words;
  }

  /// Cuts at the end of a line, or of a word where lines are long.
  private static String cut(String text, long limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Math.toIntExact(limit);
    int line = text.lastIndexOf('\n', end);
    int word = text.lastIndexOf(' ', end);
    return text.substring(0, line > end * 0.9 ? line : word > 0 ? word : end).stripTrailing();
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.split("\\s+").length;
  }
}
