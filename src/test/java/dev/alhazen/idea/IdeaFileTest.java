package dev.alhazen.idea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Finding;
import dev.alhazen.base.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdeaFileTest {
  private static final Idea IDEA = new Idea("warm_start", "A warm start", "Start slowly.", 6, 8, 5);

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() {
    Verdict verdict =
        new Verdict(
            Verdict.Status.UNDECIDED,
            "No source answered.",
            List.of(),
            List.of(Samples.compared("doe2001x", "same none partial")),
            List.of(new Verdict.Query("library", "x", List.of(), "down")),
            List.of("A remark."));
    IdeaFile file =
        new IdeaFile(List.of(IdeaFile.Entry.of(IDEA).withVerdict(verdict).withScore(4)), List.of());
    Path path = folder.resolve("ideas.json");
    file.write(path);
    assertThat(IdeaFile.read(path)).isEqualTo(file);
    assertThat(path).content().contains("\"name\" : \"warm_start\"").contains("\"score\" : 4");
  }

  @Test
  void verdictsOfEarlierVersionsAreRead() throws IOException {
    IdeaFile file =
        read(
            """
            [{"name": "a", "title": "One", "experiment": "x", "verdict": {"status": "KNOWN",
              "reason": "Old.", "nearest": [], "queries": [{"source": "library", "text": "x",
              "found": ["doe2001x"], "silence": ""}]}}]
            """);
    Verdict verdict = file.entries().getFirst().verdict().orElseThrow();
    assertThat(verdict.comparisons()).isEmpty();
    assertThat(verdict.remarks()).isEmpty();
    assertThat(verdict.sources()).containsExactly("library answered 1 of 1 search");
  }

  @Test
  void filesOfTheAiScientistAreRead() throws IOException {
    IdeaFile file =
        read(
            """
            [{"Name": "Warm-Start", "Title": "A warm start", "Experiment": "Start slowly.",
              "Interestingness": 6, "Feasibility": 8.0, "Novelty": 5, "novel": true, "Score": 3},
             {"Name": "other", "Title": "Other", "Experiment": "Do it.", "novel": false}]
            """);
    IdeaFile.Entry first = file.entries().getFirst();
    assertThat(first.idea()).isEqualTo(IDEA);
    assertThat(first.verdict().orElseThrow().status()).isEqualTo(Verdict.Status.NOVEL);
    assertThat(first.score()).contains(3);
    assertThat(file.entries().getLast().verdict().orElseThrow().status())
        .isEqualTo(Verdict.Status.KNOWN);
    assertThat(file.ideas().getLast().novelty()).isZero();
  }

  @Test
  void namesThatStandTwiceAreToldApart() throws IOException {
    IdeaFile file =
        read(
            """
            [{"name": "a", "title": "One", "experiment": "x"},
             {"name": "A", "title": "Two", "experiment": "x"},
             {"name": "a", "title": "One", "experiment": "x"}]
            """);
    assertThat(file.ideas()).extracting(Idea::name).containsExactly("a", "a_2");
    assertThat(file.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The name a is taken by another idea; this one is a_2.",
            "The idea a stood before and is left out.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{\"name\": 1} | must hold a JSON list of ideas, as in [{\"name\": …}].",
        "[{\"name\": \"a\" | is not valid JSON",
        "§§ | is empty",
        "[3] | , idea 1 must be a JSON object with name, title and experiment.",
        "[{\"name\": \"a\", \"title\": \" \", \"experiment\": \"x\"}] | , idea 1 needs a text \"title\".",
        "[{\"name\": \"李\", \"title\": \"t\", \"experiment\": \"x\"}] | has a name without Latin letters or digits.",
        "[{\"name\":\"a\",\"title\":\"t\",\"experiment\":\"x\",\"novelty\":\"high\"}] | idea 1 has \"novelty\": \"high\"; it must be a number from 0 to 10.",
        "[{\"name\":\"a\",\"title\":\"t\",\"experiment\":\"x\",\"novelty\":11}] | idea 1 has \"novelty\": 11; it must be a number from 0 to 10.",
        "[{\"name\":\"a\",\"title\":\"t\",\"experiment\":\"x\",\"novel\":\"yes\"}] | idea 1 has \"novel\": \"yes\"; it must be true or false.",
        "[{\"name\":\"a\",\"title\":\"t\",\"experiment\":\"x\",\"verdict\":{\"status\":\"MAYBE\"}}] | idea 1 has a verdict that cannot be read",
        "[{\"name\":\"a\",\"title\":\"t\",\"experiment\":\"x\",\"verdict\":{\"status\":\"NOVEL\"}}] | idea 1 has a verdict that cannot be read",
      })
  void aMalformedFileIsOneSentenceWithThePlace(String text, String complaint) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith(folder.resolve("given.json").toString())
        .hasMessageContaining(complaint);
  }

  @Test
  void namesBecomeIdentifiers() {
    assertThat(IdeaNames.identifier("  Adaptive Dual-Scale: Denoising! "))
        .isEqualTo("adaptive_dual_scale_denoising");
    assertThat(IdeaNames.identifier("AdaptiveStep Über 2D")).isEqualTo("adaptive_step_uber_2d");
    assertThat(IdeaNames.identifier("../../etc/passwd")).isEqualTo("etc_passwd");
    assertThat(IdeaNames.identifier("blobs")).isEqualTo("blobs_1");
    assertThat(IdeaNames.identifier("word ".repeat(40))).hasSizeLessThan(61).endsWith("word");
    assertThat(IdeaNames.identifier("李")).isEmpty();
  }

  private IdeaFile read(String text) throws IOException {
    return IdeaFile.read(Files.writeString(folder.resolve("given.json"), text));
  }
}
