package dev.alhazen.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Mends backslashes that a model forgot to double in a JSON string, as in `"\alpha"` or `"\frac"`.
///
/// A backslash before a character that JSON does not know is doubled. So is one that JSON would
/// read as a control character but that surely begins a LaTeX command: every `\b` and `\f` before a
/// letter, and `\n`, `\r`, `\t` where a well-known command follows.
final class JsonEscapes {
  private static final Pattern BACKSLASH = Pattern.compile("(?s)\\\\(.?)");

  private static final Pattern COMMAND =
      Pattern.compile(
          "[bf][A-Za-z]|u(?![0-9A-Fa-f]{4})"
              + "|n(?:abla|eq|u|oindent|ewline|ewcommand|onumber|ewpage|ormal\\w*)(?![a-z])"
              + "|r(?:ho|ef|ight\\w*|m|atio|aggedright|eal)(?![a-z])"
              + "|t(?:ext\\w*|heta|au|imes|ilde|abular|able|op|o|itle|op|riangle\\w*)(?![a-z])");

  private JsonEscapes() {}

  static String mended(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    Matcher backslash = BACKSLASH.matcher(text);
    Matcher command = COMMAND.matcher(text);
    StringBuilder mended = new StringBuilder(text.length() + 64);
    int copied = 0;
    for (int from = 0; from < text.length() && backslash.find(from); from = backslash.end()) {
      boolean known = isJson(backslash.group(1));
      int after = backslash.start() + 1;
      if (!known || command.region(after, text.length()).lookingAt()) {
        mended.append(text, copied, after).append('\\');
        copied = after;
      }
    }
    return mended.append(text, copied, text.length()).toString();
  }

  private static boolean isJson(String next) {
    return !next.isEmpty() && "\"\\/bfnrtu'".contains(next);
  }
}
