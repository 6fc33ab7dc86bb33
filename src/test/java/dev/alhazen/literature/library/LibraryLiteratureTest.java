package dev.alhazen.literature.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.LiteratureContractTest;
import dev.alhazen.literature.Work;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryLiteratureTest extends LiteratureContractTest {
  private static final Step STEP = Step.of("test");

  @TempDir Path folder;

  @Override
  protected Literature literature() {
    return new LibraryLiterature(List.of(diffusion()));
  }

  @Override
  protected String fruitfulQuery() {
    return "denoising diffusion";
  }

  @Test
  void ranksTheWorkThatHasTheRarestWordsFirst() {
    assertThat(keys(literature(), "cosine noise schedules")).startsWith("nichol2021improved");
    assertThat(keys(literature(), "Erdos random graph")).startsWith("erdos1959random");
    assertThat(keys(literature(), "Stoegbauer Stögbauer 2004")).startsWith("kraskov2004estimating");
  }

  @Test
  void accentsAreReadForPeopleAndWrittenForLatex() {
    Work work = works(literature(), "random graphs").getFirst();
    assertThat(work.authors()).containsExactly("Paul Erdős", "Alfréd Rényi");
    assertThat(work.bibtex()).contains("author = {Erd{\\H{o}}s, Paul and R{\\'e}nyi, Alfr{\\'e}d}");
  }

  @Test
  void aQueryWithoutACommonWordFindsNothing() {
    assertThat(works(literature(), "ribosome")).isEmpty();
  }

  @Test
  void anEmptyLibraryIsSilentAndDoesNotSayThatNothingIsKnown() {
    assertThat(new LibraryLiterature(List.of()).search(STEP, "anything", 5))
        .isEqualTo(new Findings.Silent("the library holds no works"));
  }

  @Test
  void badEntriesAndTakenKeysAreNamedByFileAndLine() throws IOException {
    Path one =
        Files.writeString(
            folder.resolve("one.bib"), "\n@article{same, title = {First}}\n@article{bad");
    Path two =
        Files.writeString(
            folder.resolve("two.bib"),
            "@article{same, title = {Second}}\n@article{a'b,title={Third}}");
    LibraryLiterature library = new LibraryLiterature(List.of(one, two));
    assertThat(keys(library, "first second third")).containsExactly("same", "same-2", "third");
    assertThat(library.findings())
        .extracting(Finding::place)
        .containsExactly(one + " line 3", two + " line 1", two + " line 2");
  }

  @Test
  void theBuiltInTemplatesHaveLibrariesWithoutABadEntry() throws IOException {
    try (Stream<Path> templates = Files.list(Path.of("templates"))) {
      List<Path> files =
          templates
              .map(template -> template.resolve("references.bib"))
              .filter(Files::exists)
              .sorted()
              .toList();
      assertThat(files).hasSizeGreaterThan(5);
      for (Path file : files) {
        LibraryLiterature library = new LibraryLiterature(List.of(file));
        assertThat(library.findings()).isEmpty();
        assertThat(library.size()).as("works in %s", file).isGreaterThanOrEqualTo(25);
      }
    }
    Path diffusion = Path.of("templates/diffusion2d/references.bib");
    assertThat(
            keys(
                new LibraryLiterature(List.of(diffusion)),
                "Slower Noise Sharper Shapes Cosine Schedule"))
        .startsWith("nichol2021improved");
  }

  private static List<String> keys(Literature literature, String query) {
    return works(literature, query).stream().map(Work::key).toList();
  }

  private static List<Work> works(Literature literature, String query) {
    return ((Findings.Found) literature.search(STEP, query, 10)).works();
  }

  private static Path diffusion() {
    try {
      return Path.of(
          LiteratureContractTest.class
              .getResource("/dev/alhazen/literature/diffusion.bib")
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
