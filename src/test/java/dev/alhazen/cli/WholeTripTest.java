package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.rehearsal.RehearsalModel;
import dev.alhazen.model.rehearsal.RehearsalServer;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trip of a user's own template, with real processes in the sandbox and real LaTeX.
class WholeTripTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    TinyTemplate.write(folder.resolve("coins"));
  }

  @Test
  void aUsersOwnTemplateEndsWithAPaperAReviewAndAReport() {
    int code = shell.run("run", "coins", "--model=rehearsal", "--ideas=1", "--improve");
    assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    InvestigationFolder idea = onlyInvestigation();
    assertThat(idea.paper().resolve("paper.pdf")).isNotEmptyFile();
    assertThat(idea.paper().resolve("paper-improved.pdf")).isNotEmptyFile();
    assertThat(idea.root().resolve("review.json")).isNotEmptyFile();
    assertThat(idea.root().resolve("review-improved.json")).isNotEmptyFile();
    assertThat(Texts.read(study().report())).contains("ehearsal").contains("<html");
    assertThat(shell.out()).contains("REHEARSAL").contains("paper.pdf").contains("report.html");
    assertThat(Texts.read(idea.paper().resolve("paper.tex"))).doesNotContain("\\evidence{run");
  }

  @Test
  void theSameTripGoesOverHttpAndReplaysWithoutIt() throws Exception {
    try (RehearsalServer server = new RehearsalServer(new RehearsalModel(), 0)) {
      int code =
          shell.run(
              "run", "coins", "--model=local/any", "--base-url=" + server.baseUrl(), "--ideas=1");
      assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    }
    assertThat(shell.run("replay")).describedAs(shell.out() + shell.err()).isZero();
    assertThat(shell.out()).contains("0 are not");
  }

  @Test
  void verifyFindsANumberChangedByHandAndAChangedResult() throws Exception {
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--ideas=1")).isZero();
    assertThat(shell.run("verify")).describedAs(shell.out()).isZero();
    InvestigationFolder idea = onlyInvestigation();
    Path result = idea.workspace().resolve("run_1/final_info.json");
    String honest = Files.readString(result);
    Files.writeString(result, honest.replaceFirst("0\\.0", "0.1"));
    assertThat(shell.run("verify")).isNotZero();
    assertThat(shell.out()).contains("run_1");
    Files.writeString(result, honest);
    assertThat(shell.run("verify")).isZero();
  }

  @Test
  void aStudyThatIsDoneResumesWithoutASecondEffect() {
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--ideas=1")).isZero();
    long before = finished();
    assertThat(shell.run("resume")).describedAs(shell.out() + shell.err()).isZero();
    assertThat(finished()).isEqualTo(before);
  }

  @Test
  void statusAndListTellWhatWasDone() {
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--ideas=1")).isZero();
    assertThat(shell.run("status", "--json")).isZero();
    assertThat(Json.parse(shell.out(), "status").at("/investigations/0/state").asString())
        .isEqualTo("negative");
    assertThat(shell.run("list")).isZero();
    assertThat(shell.out()).contains("coins").contains("rehearsal").contains("$0.00");
  }

  private StudyFolder study() {
    return StudyFolder.all(folder.resolve("studies")).getFirst();
  }

  private InvestigationFolder onlyInvestigation() {
    List<InvestigationFolder> all = study().investigations();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private long finished() {
    return Journal.read(onlyInvestigation().journal()).stream()
        .filter(entry -> entry.body() instanceof Event.Finished)
        .count();
  }
}
