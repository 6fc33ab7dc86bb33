package dev.alhazen.manuscript;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Follows whether LaTeX is in mathematics, lexeme by lexeme.
final class MathState {
  static final Set<String> ENVIRONMENTS =
      Set.of(
          "equation",
          "equation*",
          "align",
          "align*",
          "gather",
          "gather*",
          "multline",
          "multline*",
          "eqnarray",
          "eqnarray*",
          "math",
          "displaymath",
          "flalign",
          "flalign*",
          "alignat",
          "alignat*");

  private String inside = "";

  /// Reads one lexeme; what opens mathematics counts as inside, what closes it too.
  void read(List<Lexeme> lexemes, int i) {
    Lexeme lexeme = lexemes.get(i);
    if (lexeme.is(Lexeme.Kind.MATH)) {
      toggle(lexeme.text());
    } else if (lexeme.is(Lexeme.Kind.COMMAND)) {
      switch (lexeme.name()) {
        case "(", "[" -> open(lexeme.name());
        case ")" -> close("(");
        case "]" -> close("[");
        case "begin" -> openEnvironment(argument(lexemes, i));
        case "end" -> close(argument(lexemes, i));
        default -> {}
      }
    }
  }

  /// The offsets that are in mathematics.
  static BitSet positions(String latex) {
    BitSet positions = new BitSet(latex.length());
    MathState state = new MathState();
    List<Lexeme> lexemes = Lexeme.of(latex);
    for (int i = 0; i < lexemes.size(); i++) {
      state.read(lexemes, i);
      if (state.isInside()) {
        positions.set(lexemes.get(i).at(), lexemes.get(i).end());
      }
    }
    return positions;
  }

  boolean isInside() {
    return !inside.isEmpty();
  }

  /// What opened the mathematics: a sign or an environment; empty outside.
  String opener() {
    return inside;
  }

  /// The name in braces behind a command, as in `\begin{align}`.
  static String argument(List<Lexeme> lexemes, int i) {
    StringBuilder name = new StringBuilder();
    for (int j = i + 2; j < lexemes.size() && !lexemes.get(j).is(Lexeme.Kind.CLOSE); j++) {
      name.append(lexemes.get(j).text());
    }
    return i + 1 < lexemes.size() && lexemes.get(i + 1).is(Lexeme.Kind.OPEN)
        ? name.toString().strip()
        : "";
  }

  private void toggle(String sign) {
    if (inside.isEmpty()) {
      inside = sign;
    } else {
      close(sign);
    }
  }

  private void open(String what) {
    if (inside.isEmpty()) {
      inside = what;
    }
  }

  private void openEnvironment(String name) {
    if (ENVIRONMENTS.contains(name)) {
      open(name);
    }
  }

  private void close(String what) {
    if (inside.equals(what)) {
      inside = "";
    }
  }
}
