package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "Erd{\\H{o}}s | Erdős",
        "R{\\'e}nyi, Alfr\\'{e}d | Rényi, Alfréd",
        "{\\'E}tienne | Étienne",
        "na\\\"{\\i}ve | naïve",
        "na\\\"ive | naïve",
        "{\\L}ukasz Kaiser | Łukasz Kaiser",
        "S{\\o}ren \\AA ngstr\\\"om | Søren Ångström",
        "Stra\\ss e and Stra{\\ss}e | Straße and Straße",
        "\\c{S}ahin, {\\c c}a | Şahin, ça",
        "$\\beta$-VAE | β-VAE",
        "{$\\Gamma$}-convergence | Γ-convergence",
        "Q\\&A at 50\\% | Q&A at 50%",
        "pages 1--10 --- all | pages 1–10 — all",
        "``quoted'' | “quoted”",
        "A {B}ayesian  {\\em view} of~\\textit{things} | A Bayesian view of things",
        "\\url{x} | x",
        "tail \\ | tail",
      })
  void readsLatexAsText(String latex, String text) {
    assertThat(LatexReader.text(latex)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "Erdős | Erd{\\H{o}}s",
        "Łukasz | {\\L}ukasz",
        "β-VAE | {$\\beta$}-VAE",
        "50% of Q&A in C# | 50\\% of Q\\&A in C\\#",
        "a_b {c} $x$ | a{\\textunderscore}b {\\textbraceleft}c{\\textbraceright} {\\textdollar}x{\\textdollar}",
        "Nguyễn | Nguy{\\~{\\^e}}n",
        "李 Li | ? Li",
      })
  void writesTextAsLatex(String text, String latex) {
    assertThat(LatexWriter.latex(text)).isEqualTo(latex);
  }

  @Test
  void everySymbolReadsBackAsItself() {
    String all =
        String.join("", LatexSymbols.reversed(LatexSymbols.TEXT).keySet())
            + String.join("", LatexSymbols.reversed(LatexSymbols.MATH).keySet())
            + "éèêëẽēėĕěőçąåạ--''``---";
    assertThat(LatexReader.text(LatexWriter.latex(all))).isEqualTo(all);
  }

  @Test
  void manyWordsForOneThingAreTheSameToMatching() {
    assertThat(Words.unordered("The Rényi entropies of Graphs"))
        .isEqualTo(Words.unordered("graph renyi entropy"));
    assertThat(Words.of("Noise-schedules, via boxes & classes!"))
        .containsExactly("noise", "schedule", "box", "class");
  }
}
