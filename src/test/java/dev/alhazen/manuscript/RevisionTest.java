package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.rehearsal.RehearsedWriting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("heavy")
class RevisionTest {
  private static final List<RevisionRequest> REQUESTS =
      List.of(
          new RevisionRequest("W1", "results", "Too few seeds to tell anything."),
          new RevisionRequest("W2", "paper", "Run larger experiments in higher dimension."));

  @TempDir Path folder;
  private SampleStudy study;
  private Manuscript first;

  @BeforeEach
  void write() {
    study = new SampleStudy(folder, "diffusion2d", "cosine_noise_schedule");
    first =
        SampleStudy.writing(new RehearsedWriting(), folder, study.blobs())
            .run(study.input(Step.of("write")));
  }

  @Test
  void changesWhatTextCanMeetAndRefusesTheRest() {
    Revision.Revised revised = revise(new RehearsedWriting());

    assertThat(revised.answers())
        .extracting(Revision.Answer::action)
        .containsExactly(Revision.Action.CHANGED, Revision.Action.REFUSED);
    assertThat(revised.answers().getFirst().sections()).containsExactly("results");
    assertThat(revised.manuscript().isDraft()).isFalse();
    assertThat(revised.manuscript().pdf()).isPresent().isNotEqualTo(first.pdf());
    assertThat(revised.manuscript().references()).isEqualTo(first.references());
  }

  @Test
  void takesBackASectionThatDoesNotPassTheChecks() {
    Model stubborn =
        scripted(
            "{\"answers\": [{\"id\": \"W1\", \"action\": \"change\", \"sections\": [\"results\"],"
                + " \"reason\": \"Done.\"}]}",
            "```latex\nIt fell by 12\\% to 0.1.\n```");

    Revision.Revised revised = revise(stubborn);

    assertThat(revised.manuscript().sections()).isEqualTo(first.sections());
    assertThat(revised.manuscript().isDraft()).isFalse();
    assertThat(revised.answers())
        .extracting(Revision.Answer::action)
        .containsOnly(Revision.Action.REFUSED);
  }

  @Test
  void hostileProseEndsAsADraftWithFindingsAndNoSecondSource() throws Exception {
    Model hostile =
        scripted("{\"done\": true, \"queries\": []}", "```latex\n\\input{/etc/passwd} 100\\%\n```");

    Manuscript manuscript =
        SampleStudy.writing(hostile, folder, study.blobs()).run(study.input(Step.of("write")));

    assertThat(manuscript.isDraft()).isTrue();
    assertThat(manuscript.findings().stream().map(Finding::kind))
        .contains("forbidden-latex", "typed-result", "short-section", "missing-table");
    Path shown = ManuscriptFiles.write(folder.resolve("paper"), manuscript, study.blobs());
    assertThat(shown.getFileName().toString()).isIn("paper-draft.pdf", "paper.html");
    assertThat(folder.resolve("paper/findings.md")).exists();
    assertThat(folder.resolve("paper/paper.pdf")).doesNotExist();
    assertThat(Files.readString(folder.resolve("paper/paper.html"))).contains("Draft");
  }

  private Revision.Revised revise(Model model) {
    return new Revision(
            model,
            Prompts.builtIn(),
            List.of(),
            SampleStudy.typesetter(folder, study.blobs()),
            study.blobs())
        .run(study.input(Step.of("improve")), first, REQUESTS);
  }

  /// Answers tasks in JSON with the first text and all others with the second.
  private static Model scripted(String json, String latex) {
    return new Model() {
      @Override
      public String name() {
        return "scripted";
      }

      @Override
      public ModelReply ask(dev.alhazen.model.ModelRequest request) {
        String text = request.schema().isPresent() ? json : latex;
        return new ModelReply(
            List.of(new ModelReply.Sample(text, ModelReply.FinishReason.STOP)),
            Tokens.NONE,
            dev.alhazen.base.Money.ZERO,
            "scripted");
      }
    };
  }
}
