package dev.alhazen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReportTest {
  @TempDir Path folder;

  @Test
  void showsTheWholeStudyInOnePage() throws IOException {
    String html = Files.readString(StudyReport.write(SampleStudy.in(folder)));

    assertThat(html)
        .as("what was asked")
        .contains("Study: Diffusion on the plane", "bubblewrap", "5 runs, 4 attempts each")
        .as("who wrote it")
        .contains("Rehearsal: no language model took part.")
        .as("ideas and searches")
        .contains("A Cosine &lt;Schedule&gt;", "incremental", "cosine schedule", "it was not there")
        .contains("It asks &lt;that&gt;.", "A linear schedule.", "Ranked by words only.")
        .contains("href=\"https://arxiv.org/abs/2006.11239\"", "retracted")
        .contains("library answered 1 of 2 searches (it was not there)")
        .as("runs")
        .contains("0.5123 ± 0.0042 (n = 3)", "0.499 ± 0.013 (n = 3)", "31.25 (n = 1)")
        .as("trials")
        .contains("crashed", "exit 1")
        .as("the plan")
        .contains(
            "The plan, sealed before the first run", "run_1 against run_0: eval_loss on moons")
        .contains("They are coarse.", "run_2 was given up.", "run_1 did best.")
        .contains("2 attempts of 1 run: 1 finished, 1 crashed")
        .as("findings")
        .contains("unknown-evidence", "One finding is left.")
        .as("figures and files")
        .contains("data:image/png;base64,")
        .contains("href=\"cosine_noise_schedule/paper/paper-draft.pdf\"")
        .as("cost")
        .contains("$0.82 for 5 attempts of effects, 2,400 in (400 cached), 600 out tokens")
        .contains("rehearsal-1", "Cut off, and perhaps paid for: 1 of the calls, at most $0.30")
        .as("timeline")
        .contains("experiment/run_1/run#1 (run): failed, 1:30")
        .contains("experiment/run_1/run#2 (run): failed (exit code 3), 7.0 s")
        .as("integrity")
        .contains("0.499 ± 0.013 (n = 3) †", "† self-reported by the experiment")
        .contains("run_1: The same numbers as run_0 under the same seeds");
  }

  @Test
  void isTheSamePageForTheSameFiles() throws IOException {
    Path study = SampleStudy.in(folder);

    String first = Files.readString(StudyReport.write(study));
    String second = Files.readString(StudyReport.write(study));

    assertThat(second).isEqualTo(first).doesNotContain(folder.toString());
  }

  @Test
  void showsAStudyThatHasJustBegun() throws IOException {
    AtomicFiles.write(
        folder.resolve("study.json"), "{\"model\": \"local/x\", \"sandbox\": \"none\"}");

    assertThat(Files.readString(StudyReport.write(folder)))
        .contains("No idea has been proposed yet.")
        .contains("No sandbox: code that a model wrote ran")
        .doesNotContain("Rehearsal");
  }

  @Test
  void showsWhatWasMeasuredWhileAnInvestigationIsUnderWay() throws IOException {
    Path study = SampleStudy.in(folder);
    Path investigation = study.resolve(SampleStudy.NAME);
    Files.delete(investigation.resolve("trials.json"));
    Files.delete(investigation.resolve("outcome.json"));
    AtomicFiles.write(
        investigation.resolve("workspace/run_0/final_info.json"),
        "{\"moons\": {\"means\": {\"loss\": 2}, \"values\": {\"loss\": [1, 2, 3]}}}");

    assertThat(Files.readString(StudyReport.write(study)))
        .contains("2.00 ± 0.58 (n = 3)")
        .contains("It has not ended yet.");
  }

  @Test
  void saysThatAFolderIsNoStudy() {
    assertThatThrownBy(() -> StudyReport.write(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not a study: it has no study.json");
  }

  @Test
  void namesAFileThatIsDamaged() throws IOException {
    Path study = SampleStudy.in(folder);
    AtomicFiles.write(study.resolve(SampleStudy.NAME).resolve("review.json"), "{");

    assertThatThrownBy(() -> StudyReport.write(study))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("review.json is not valid JSON");
  }
}
