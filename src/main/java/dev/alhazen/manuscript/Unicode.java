package dev.alhazen.manuscript;

import java.text.Normalizer;
import java.util.Map;

/// Characters beyond ASCII as LaTeX that every engine prints.
final class Unicode {
  private static final Map<Integer, String> TEXT =
      Map.ofEntries(
          entry('–', "--"),
          entry('—', "---"),
          entry('‒', "--"),
          entry('−', "\\ensuremath{-}"),
          entry('‐', "-"),
          entry('‑', "-"),
          entry('“', "``"),
          entry('”', "''"),
          entry('„', "``"),
          entry('‘', "`"),
          entry('’', "'"),
          entry('…', "\\ldots{}"),
          entry('×', "\\ensuremath{\\times}"),
          entry('·', "\\ensuremath{\\cdot}"),
          entry('±', "\\ensuremath{\\pm}"),
          entry('≤', "\\ensuremath{\\leq}"),
          entry('≥', "\\ensuremath{\\geq}"),
          entry('≠', "\\ensuremath{\\neq}"),
          entry('≈', "\\ensuremath{\\approx}"),
          entry('∼', "\\ensuremath{\\sim}"),
          entry('→', "\\ensuremath{\\rightarrow}"),
          entry('←', "\\ensuremath{\\leftarrow}"),
          entry('⇒', "\\ensuremath{\\Rightarrow}"),
          entry('∈', "\\ensuremath{\\in}"),
          entry('∞', "\\ensuremath{\\infty}"),
          entry('√', "\\ensuremath{\\surd}"),
          entry('∑', "\\ensuremath{\\sum}"),
          entry('∏', "\\ensuremath{\\prod}"),
          entry('∂', "\\ensuremath{\\partial}"),
          entry('∇', "\\ensuremath{\\nabla}"),
          entry('‖', "\\ensuremath{\\|}"),
          entry('°', "\\ensuremath{^{\\circ}}"),
          entry('²', "\\ensuremath{^{2}}"),
          entry('³', "\\ensuremath{^{3}}"),
          entry('α', "\\ensuremath{\\alpha}"),
          entry('β', "\\ensuremath{\\beta}"),
          entry('γ', "\\ensuremath{\\gamma}"),
          entry('δ', "\\ensuremath{\\delta}"),
          entry('ε', "\\ensuremath{\\epsilon}"),
          entry('ϵ', "\\ensuremath{\\epsilon}"),
          entry('η', "\\ensuremath{\\eta}"),
          entry('θ', "\\ensuremath{\\theta}"),
          entry('λ', "\\ensuremath{\\lambda}"),
          entry('μ', "\\ensuremath{\\mu}"),
          entry('µ', "\\ensuremath{\\mu}"),
          entry('π', "\\ensuremath{\\pi}"),
          entry('ρ', "\\ensuremath{\\rho}"),
          entry('σ', "\\ensuremath{\\sigma}"),
          entry('τ', "\\ensuremath{\\tau}"),
          entry('φ', "\\ensuremath{\\phi}"),
          entry('ω', "\\ensuremath{\\omega}"),
          entry('Δ', "\\ensuremath{\\Delta}"),
          entry('Σ', "\\ensuremath{\\Sigma}"),
          entry('•', "\\textbullet{}"),
          entry('§', "\\S{}"),
          entry('©', "\\textcopyright{}"),
          entry('\u00a0', "~"),
          entry('\u2009', "\\,"),
          entry('\u202f', "\\,"),
          entry('\u200b', ""),
          entry('\ufeff', ""),
          entry('\u00ad', ""));

  private Unicode() {}

  /// Replaces what has a LaTeX form; Latin letters with accents stay, as LaTeX reads UTF-8.
  static String toLatex(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(composed.length());
    composed.codePoints().forEach(c -> out.append(TEXT.getOrDefault(c, Character.toString(c))));
    return out.toString();
  }

  /// Whether LaTeX with the T1 encoding prints the character.
  static boolean isPrintable(int c) {
    return c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f) || (c >= 0xa1 && c <= 0x17e);
  }

  private static Map.Entry<Integer, String> entry(char c, String latex) {
    return Map.entry((int) c, latex);
  }
}
