package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.List;

/// A word of LaTeX: the smallest thing that the checks look at.
///
/// @param at offset of its first character
record Lexeme(Kind kind, String text, int at) {

  /// What a lexeme is.
  enum Kind {
    /// `\name` or `\symbol`.
    COMMAND,
    OPEN,
    CLOSE,
    /// `$` or `$$`.
    MATH,
    /// From `%` to the end of the line.
    COMMENT,
    /// One of `& ~ ^ _ #`.
    SPECIAL,
    TEXT
  }

  /// Splits LaTeX; joined again the lexemes' texts are the source.
  static List<Lexeme> of(String latex) {
    List<Lexeme> lexemes = new ArrayList<>();
    int at = 0;
    while (at < latex.length()) {
      Lexeme lexeme = next(latex, at);
      lexemes.add(lexeme);
      at += lexeme.text.length();
    }
    return lexemes;
  }

  int end() {
    return at + text.length();
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /// The command's name without the backslash; empty for other lexemes.
  String name() {
    return kind == Kind.COMMAND ? text.substring(1) : "";
  }

  private static Lexeme next(String latex, int at) {
    char c = latex.charAt(at);
    return switch (c) {
      case '\\' -> new Lexeme(Kind.COMMAND, latex.substring(at, endOfCommand(latex, at)), at);
      case '{' -> new Lexeme(Kind.OPEN, "{", at);
      case '}' -> new Lexeme(Kind.CLOSE, "}", at);
      case '$' -> new Lexeme(Kind.MATH, latex.startsWith("$$", at) ? "$$" : "$", at);
      case '%' -> new Lexeme(Kind.COMMENT, latex.substring(at, endOfLine(latex, at)), at);
      case '&', '~', '^', '_', '#' -> new Lexeme(Kind.SPECIAL, String.valueOf(c), at);
      default -> new Lexeme(Kind.TEXT, latex.substring(at, endOfText(latex, at)), at);
    };
  }

  private static int endOfCommand(String latex, int at) {
    int end = at + 1;
    while (end < latex.length() && isLetter(latex.charAt(end))) {
      end++;
    }
    return end > at + 1 ? end : Math.min(at + 2, latex.length());
  }

  private static int endOfLine(String latex, int at) {
    int end = latex.indexOf('\n', at);
    return end < 0 ? latex.length() : end;
  }

  private static int endOfText(String latex, int at) {
    int end = at + 1;
    while (end < latex.length() && "\\{}$%&~^_#".indexOf(latex.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '@';
  }
}
