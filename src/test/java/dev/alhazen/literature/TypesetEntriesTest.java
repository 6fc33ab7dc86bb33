package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real pdfTeX and BibTeX print what is written.
class TypesetEntriesTest {
  @TempDir Path folder;

  @Test
  void everySymbolAndEveryHardReferenceIsPrinted() throws Exception {
    long seed = System.nanoTime();
    System.out.println("TypesetEntriesTest seed " + seed);
    StringBuilder bib = new StringBuilder(Bibtex.entry("symbols", symbols()));
    RandomReferences references = new RandomReferences(seed);
    for (int i = 0; i < 60; i++) {
      bib.append(Bibtex.entry("k" + i, references.next()));
    }
    Files.writeString(folder.resolve("references.bib"), bib);
    Files.writeString(
        folder.resolve("paper.tex"),
        """
        \\documentclass{article}
        \\usepackage[T1]{fontenc}
        \\usepackage{textcomp,amsmath,amssymb,natbib,hyperref}
        \\begin{document}
        All: \\nocite{*}
        \\bibliographystyle{plainnat}
        \\bibliography{references}
        \\end{document}
        """);
    pdflatex(seed);
    assertThat(run("bibtex", "paper")).as("seed %d", seed).isZero();
    pdflatex(seed);
    assertThat(folder.resolve("paper.bbl")).content().contains("Ren{\\'e}");
    assertThat(folder.resolve("paper.pdf")).exists();
  }

  private void pdflatex(long seed) throws Exception {
    int exit = run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper");
    assertThat(exit).as(() -> "seed %d\n%s".formatted(seed, log())).isZero();
  }

  private int run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("out.txt"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Reference symbols() {
    String all =
        String.join(" ", LatexSymbols.reversed(LatexSymbols.TEXT).keySet())
            + String.join(" ", LatexSymbols.reversed(LatexSymbols.MATH).keySet());
    return new Reference(
        EntryType.ARTICLE,
        all + " éèêëẽēėĕěőçąåạ",
        List.of(new Author("René", "Łukaszewicz"), new Author("", "Groupe d’Étude")),
        Optional.of(2020),
        "日本 Journal & Sons_50%",
        "",
        Optional.of("10.1/a_b"),
        Optional.empty(),
        new LinkedHashMap<>());
  }
}
