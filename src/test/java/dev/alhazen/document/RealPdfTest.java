package dev.alhazen.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads what a real TeX made.
class RealPdfTest {
  private static final Pattern MARK = Pattern.compile("Sentence s(\\d{3})x begins");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"one-column", "two-columns"})
  void readsEverySentenceInItsOrder(String name) throws Exception {
    Document paper = Documents.read(typeset(name));

    List<Integer> order =
        MARK.matcher(paper.text().replace('\n', ' '))
            .results()
            .map(mark -> Integer.parseInt(mark.group(1)))
            .toList();
    assertThat(order).isEqualTo(IntStream.rangeClosed(1, 48).boxed().toList());
    assertThat(paper.pages()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-column", "two-columns"})
  void joinsDividedWordsAndResolvesLigatures(String name) throws Exception {
    String words = Documents.read(typeset(name)).text().replace('\n', ' ');

    assertThat(words)
        .contains("efficient filter reflects difficult waves")
        .contains("flexible affine classification")
        .doesNotContain("ﬁ")
        .doesNotContainPattern("\\p{Ll}- \\p{Ll}");
    assertThat(words.split("Understanding regularisation mathematically", -1)).hasSize(17);
    assertThat(words.split("straightforward initialisation whenever", -1)).hasSize(17);
    assertThat(words.split("of high-dimensional distributions", -1)).hasSize(17);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-column", "two-columns"})
  void findsTheTitleAndDropsPageNumbers(String name) throws Exception {
    Document paper = Documents.read(typeset(name));

    assertThat(paper.title()).contains("Wave Filters Reflect on Difficult Affine Offices");
    assertThat(paper.pages())
        .allSatisfy(page -> assertThat(page).doesNotContainPattern("(?m)^\\d+$"));
    assertThat(paper.text())
        .contains("filter 0.47 0.20")
        .contains("A wide table with losses")
        .containsPattern("A. Author\\s+B. Writer\\s+Abstract")
        .containsPattern("A. Author\\s+B. Writer\\s+Abstract");
  }

  private Path typeset(String name) throws IOException, InterruptedException {
    Path source = folder.resolve(name + ".tex");
    try (InputStream in = RealPdfTest.class.getResourceAsStream(name + ".tex")) {
      Files.copy(java.util.Objects.requireNonNull(in), source);
    }
    Process process =
        new ProcessBuilder("pdflatex", "-interaction=batchmode", "-halt-on-error", name + ".tex")
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return folder.resolve(name + ".pdf");
  }
}
