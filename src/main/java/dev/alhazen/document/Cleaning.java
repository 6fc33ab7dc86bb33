package dev.alhazen.document;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Turns what files hold into plain text: ligatures and odd spaces resolved, control characters
/// gone.
final class Cleaning {
  private static final Pattern LIGATURES = Pattern.compile("[\\uFB00-\\uFB06]");
  private static final Pattern SPACES =
      Pattern.compile("[\\u00A0\\u2000-\\u200A\\u202F\\u3000\\t]");
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF&&[^\\n]]");
  private static final Pattern TRAILING = Pattern.compile("(?m) +$");
  private static final Pattern GAPS = Pattern.compile("\\n{3,}");

  private Cleaning() {}

  /// Cleans one word or line.
  static String line(String raw) {
    String text = LIGATURES.matcher(raw).replaceAll(m -> compatible(m.group()));
    text = SPACES.matcher(text).replaceAll(" ");
    return INVISIBLE.matcher(text).replaceAll("");
  }

  /// Cleans a text of many lines; more than one empty line becomes one.
  static String text(String raw) {
    String text = line(raw.replace("\r\n", "\n").replace('\r', '\n'));
    text = TRAILING.matcher(text).replaceAll("");
    return GAPS.matcher(text).replaceAll("\n\n").strip();
  }

  private static String compatible(String ligature) {
    return Normalizer.normalize(ligature, Normalizer.Form.NFKC);
  }
}
