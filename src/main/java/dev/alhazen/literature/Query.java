package dev.alhazen.literature;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form in which engines are asked: plain words, since each has an operator syntax of its own
/// that a model does not know, and hyphens or quotes cost some of them all results.
final class Query {
  private static final int MOST_CHARACTERS = 300;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*");

  private Query() {}

  /// Words in lower case with single spaces between them; empty where none carries meaning.
  static String words(String query) {
    if (Words.of(query).isEmpty()) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    Matcher word =
        WORD.matcher(Normalizer.normalize(query, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
    while (word.find() && words.length() + word.end() - word.start() < MOST_CHARACTERS) {
      words.append(words.isEmpty() ? "" : " ").append(word.group());
    }
    return words.toString();
  }
}
