package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import dev.alhazen.literature.LoopbackEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiteratureSourcesTest {
  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    TinyTemplate.write(folder.resolve("tiny"));
    shell = new Shell(folder).with("ALHAZEN_LITERATURE", "");
    for (Engine engine : Engine.values()) {
      shell.with(engine.addressVariable(), NOWHERE);
    }
  }

  @Test
  void anUnknownSourceShowsTheNearest() {
    assertThat(shell.run("run", "tiny", "--model=rehearsal", "--literature=openalx")).isEqualTo(64);
    assertThat(shell.err()).contains("'openalx' is not known; did you mean openalex?");
  }

  @Test
  void enginesWithAKeyComeFirst() {
    assertThat(sources("openai/gpt-4o")).isEqualTo("semanticscholar, arxiv, crossref, openalex");
    shell.with("OPENALEX_API_KEY", "k");
    assertThat(sources("openai/gpt-4o")).isEqualTo("openalex, semanticscholar, arxiv, crossref");
    AtomicFiles.write(folder.resolve("tiny/references.bib"), "@misc{a, title={A}}");
    assertThat(sources("openai/gpt-4o"))
        .isEqualTo("library, openalex, semanticscholar, arxiv, crossref");
  }

  @Test
  void aRehearsalAsksOnlyEnginesThatAreNamed() {
    assertThat(sources("rehearsal")).isEqualTo("library");
    assertThat(sources("rehearsal", "--literature=arxiv,crossref")).isEqualTo("arxiv, crossref");
  }

  @Test
  void namedFilesAreAskedToo() {
    AtomicFiles.write(folder.resolve("mine.bib"), "@misc{a, title={A}}");
    assertThat(sources("rehearsal", "--literature=arxiv", "--library=mine.bib"))
        .isEqualTo("arxiv, library");
  }

  @Test
  void aMirrorWithoutASchemeIsRefused() {
    shell.with("ALHAZEN_ARXIV_URL", "localhost:80");
    assertThat(shell.run("ideas", "tiny", "--model=rehearsal", "--literature=arxiv")).isEqualTo(78);
    assertThat(shell.err()).contains("ALHAZEN_ARXIV_URL is 'localhost:80'");
  }

  @Test
  void theSecondStudyFindsTheAnswersOfTheFirst() throws IOException {
    try (LoopbackEngine engine = LoopbackEngine.ofWellKnownWorks()) {
      shell.with("ALHAZEN_SEMANTICSCHOLAR_URL", engine.url().toString());
      assertThat(novelty("one", "semanticscholar")).describedAs(shell.err()).isZero();
      int asked = engine.queries().size();
      assertThat(asked).isPositive();
      assertThat(journals("one")).contains("semanticscholar").doesNotContain("asOf");
      assertThat(novelty("two", "semanticscholar")).isZero();
      assertThat(engine.queries()).hasSize(asked);
      assertThat(journals("two")).contains("\"asOf\":\"20");
    }
  }

  @Test
  void anEngineThatIsDownIsShownOnceAndEndsNoStudy() throws IOException {
    assertThat(novelty("down", "arxiv,crossref")).describedAs(shell.err()).isZero();
    assertThat(shell.out().split("no answer: arxiv cannot be reached", -1)).hasSize(2);
    assertThat(shell.out()).contains("no answer: crossref cannot be reached at 127.0.0.1");
    assertThat(journals("down")).contains("\"type\":\"silent\"");
  }

  @Test
  void brokenEntriesOfTheLibraryAreShownWithTheirLines() {
    Path bib = folder.resolve("mine.bib");
    AtomicFiles.write(bib, "@misc{a, title={A}}\n@misc{b\n@misc{c, title={C}}\n");
    novelty("lib", "library", "--library=mine.bib");
    assertThat(shell.err()).containsOnlyOnce("mine.bib line 2: The braces of this @misc");
  }

  @Test
  void doctorShowsEachEngineAndAsksOnlyWhenTold() {
    try (LoopbackEngine engine = LoopbackEngine.ofWellKnownWorks()) {
      shell.with("ALHAZEN_SEMANTICSCHOLAR_URL", engine.url().toString()).with("S2_API_KEY", "k");
      shell.run("doctor");
      assertThat(shell.out()).contains("S2_API_KEY is set", "OPENALEX_API_KEY", "crossref");
      assertThat(engine.queries()).isEmpty();
      shell.run("doctor", "--literature");
      assertThat(shell.out()).contains("answers; S2_API_KEY is set", "cannot be reached");
      assertThat(engine.queries()).hasSize(1);
    }
  }

  private int novelty(String out, String literature, String... more) {
    return shell.run(
        Stream.concat(
                Stream.of(
                    "ideas",
                    "tiny",
                    "--model=rehearsal",
                    "--ideas=1",
                    "--check-novelty",
                    "--out=" + out,
                    "--literature=" + literature),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String sources(String model, String... more) {
    List<String> arguments =
        Stream.concat(
                Stream.of("run", "tiny", "--dry-run", "--no-budget", "--model=" + model),
                Stream.of(more))
            .toList();
    assertThat(shell.run(arguments.toArray(String[]::new))).describedAs(shell.err()).isZero();
    return shell
        .out()
        .lines()
        .filter(line -> line.startsWith("sources"))
        .map(line -> line.substring(9))
        .findFirst()
        .orElseThrow();
  }

  private String journals(String out) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve(out))) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*(jsonl|blobs/.*)"))
          .forEach(file -> text.append(Texts.lenient(file)));
    }
    return text.toString();
  }
}
