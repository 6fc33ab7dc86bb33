package dev.alhazen.manuscript;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts made comparable, so that a quotation is found however it was typed: only letters and
/// digits remain, in lower case, without accents, LaTeX commands, spaces and signs.
final class Squeezed {
  private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]+\\*?");
  private static final Pattern REST = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Squeezed() {}

  static String of(String text) {
    // First as LaTeX, since what a model wrote went the same way: `β` and `$\beta$` become equal.
    String latex = Unicode.toLatex(text);
    String words = COMMAND.matcher(latex).replaceAll("");
    String letters = Normalizer.normalize(words, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return REST.matcher(letters).replaceAll("");
  }
}
