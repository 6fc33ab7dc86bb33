package dev.alhazen.literature;

import java.util.LinkedHashMap;
import java.util.Map;

/// The LaTeX commands for single characters: accents, letters, signs, Greek and a little
/// mathematics.
final class LatexSymbols {
  /// Accent commands and the combining characters that they stand for.
  static final Map<String, String> ACCENTS =
      table(
          "' \u0301",
          "` \u0300",
          "^ \u0302",
          "\" \u0308",
          "~ \u0303",
          "= \u0304",
          ". \u0307",
          "u \u0306",
          "v \u030c",
          "H \u030b",
          "c \u0327",
          "k \u0328",
          "r \u030a",
          "d \u0323",
          "b \u0331");

  /// Commands for use in text; those of the T1 font encoding among them.
  static final Map<String, String> TEXT =
      table(
          "ss ß",
          "ae æ",
          "AE Æ",
          "oe œ",
          "OE Œ",
          "o ø",
          "O Ø",
          "l ł",
          "L Ł",
          "i ı",
          "j ȷ",
          "aa å",
          "AA Å",
          "dj đ",
          "DJ Đ",
          "th þ",
          "TH Þ",
          "dh ð",
          "DH Ð",
          "S §",
          "P ¶",
          "copyright ©",
          "pounds £",
          "dots …",
          "ldots …",
          "textellipsis …",
          "textendash –",
          "textemdash —",
          "textquoteright ’",
          "textquoteleft ‘",
          "textquotedblleft “",
          "textquotedblright ”",
          "textasciigrave `",
          "textasciitilde ~",
          "textasciicircum ^",
          "textbackslash \\",
          "textbraceleft {",
          "textbraceright }",
          "textless <",
          "textgreater >",
          "textbar |",
          "textunderscore _",
          "textdollar $",
          "textregistered ®",
          "texttrademark ™",
          "textdegree °",
          "textperiodcentered ·",
          "textbullet •",
          "textexclamdown ¡",
          "textquestiondown ¿",
          "TeX TeX",
          "LaTeX LaTeX",
          "slash /");

  /// Commands for use between dollar signs.
  static final Map<String, String> MATH =
      table(
          "alpha α",
          "beta β",
          "gamma γ",
          "delta δ",
          "epsilon ϵ",
          "varepsilon ε",
          "zeta ζ",
          "eta η",
          "theta θ",
          "iota ι",
          "kappa κ",
          "lambda λ",
          "mu μ",
          "nu ν",
          "xi ξ",
          "pi π",
          "rho ρ",
          "sigma σ",
          "varsigma ς",
          "tau τ",
          "upsilon υ",
          "phi ϕ",
          "varphi φ",
          "chi χ",
          "psi ψ",
          "omega ω",
          "Gamma Γ",
          "Delta Δ",
          "Theta Θ",
          "Lambda Λ",
          "Xi Ξ",
          "Pi Π",
          "Sigma Σ",
          "Upsilon Υ",
          "Phi Φ",
          "Psi Ψ",
          "Omega Ω",
          "infty ∞",
          "times ×",
          "leq ≤",
          "le ≤",
          "geq ≥",
          "ge ≥",
          "neq ≠",
          "ne ≠",
          "approx ≈",
          "sim ∼",
          "pm ±",
          "to →",
          "rightarrow →",
          "leftarrow ←",
          "leftrightarrow ↔",
          "ell ℓ",
          "nabla ∇",
          "partial ∂",
          "sum ∑",
          "prod ∏",
          "int ∫",
          "in ∈",
          "subset ⊂",
          "cup ∪",
          "cap ∩",
          "cdot ⋅",
          "circ ∘",
          "surd √",
          "sqrt √",
          "log log",
          "exp exp",
          "min min",
          "max max",
          "sin sin",
          "cos cos");

  private LatexSymbols() {}

  /// The table read the other way; of two commands for one character the first is kept.
  static Map<String, String> reversed(Map<String, String> table) {
    Map<String, String> reversed = new LinkedHashMap<>();
    table.forEach((command, text) -> reversed.putIfAbsent(text, command));
    return reversed;
  }

  private static Map<String, String> table(String... rows) {
    Map<String, String> table = new LinkedHashMap<>();
    for (String row : rows) {
      int space = row.indexOf(' ');
      table.put(row.substring(0, space), row.substring(space + 1));
    }
    return table;
  }
}
