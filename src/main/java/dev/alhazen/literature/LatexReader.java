package dev.alhazen.literature;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Reads a piece of LaTeX as Unicode text: accents composed, symbols named by their characters,
/// braces and formatting dropped, white space single. Unknown commands vanish, their arguments
/// stay.
final class LatexReader {
  private static final Pattern MARKUP = Pattern.compile("[^ -~\\s]|[\\\\{}$~`'-]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

  private final String in;
  private int at;

  private LatexReader(String in) {
    this.in = in;
  }

  static String text(String latex) {
    return MARKUP.matcher(latex).find() ? read(latex) : spaced(latex);
  }

  private static String read(String latex) {
    return spaced(Normalizer.normalize(new LatexReader(latex).all(), Normalizer.Form.NFC));
  }

  private static String spaced(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /// Reads an address or identifier, in which only single characters may be escaped.
  static String identifier(String latex) {
    return latex
        .replaceAll("\\\\url\\s*", "")
        .replaceAll("\\\\([_%&#~$])", "$1")
        .replaceAll("[{}\\s]", "");
  }

  private String all() {
    StringBuilder out = new StringBuilder();
    while (at < in.length()) {
      out.append(next());
    }
    return out.toString();
  }

  private String next() {
    char c = in.charAt(at++);
    return switch (c) {
      case '\\' -> command();
      case '{', '}', '$' -> "";
      case '~' -> " ";
      case '-' -> skip("--") ? "—" : skip("-") ? "–" : "-";
      case '`' -> skip("`") ? "“" : "‘";
      case '\'' -> skip("'") ? "”" : "'";
      default -> String.valueOf(c);
    };
  }

  private boolean skip(String expected) {
    boolean there = in.startsWith(expected, at);
    at += there ? expected.length() : 0;
    return there;
  }

  private String command() {
    if (at == in.length()) {
      return "";
    }
    String name = name();
    String accent = LatexSymbols.ACCENTS.get(name);
    if (accent != null) {
      return accented(accent);
    }
    if (!isLetter(name.charAt(0))) {
      return "&%$#_{}".contains(name) ? name : " ,;:\\\n".contains(name) ? " " : "";
    }
    return LatexSymbols.TEXT.getOrDefault(name, LatexSymbols.MATH.getOrDefault(name, ""));
  }

  private String name() {
    int start = at++;
    if (isLetter(in.charAt(start))) {
      while (at < in.length() && isLetter(in.charAt(at))) {
        at++;
      }
      String name = in.substring(start, at);
      skipSpace();
      return name;
    }
    return in.substring(start, at);
  }

  private String accented(String accent) {
    skipSpace();
    String base = argument();
    if (base.isEmpty()) {
      return "";
    }
    int first = Character.charCount(base.codePointAt(0));
    String letter = base.substring(0, first).replace('ı', 'i').replace('ȷ', 'j');
    return Normalizer.normalize(letter + accent, Normalizer.Form.NFC) + base.substring(first);
  }

  private String argument() {
    if (at == in.length()) {
      return "";
    }
    if (in.charAt(at) != '{') {
      return next();
    }
    int start = ++at;
    for (int depth = 1; at < in.length() && depth > 0; at++) {
      depth += in.charAt(at) == '{' ? 1 : in.charAt(at) == '}' ? -1 : 0;
    }
    return new LatexReader(in.substring(start, Math.max(start, at - 1))).all();
  }

  private void skipSpace() {
    while (at < in.length() && Character.isWhitespace(in.charAt(at))) {
      at++;
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
