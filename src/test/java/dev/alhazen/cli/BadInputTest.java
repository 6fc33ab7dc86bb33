package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One clear sentence, the right exit code, no stack trace.
class BadInputTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void anUnknownTemplateShowsTheNearestNames() {
    assertThat(shell.run("run", "difusion2d", "--model", "rehearsal")).isEqualTo(64);
    assertThat(shell.err()).contains("difusion2d").contains("diffusion2d");
    assertNoTrace();
  }

  @Test
  void noModelSaysHowToChooseOneAndNeverRehearsesSilently() {
    assertThat(shell.run("run", "diffusion2d")).isEqualTo(78);
    assertThat(shell.err()).contains("--model").contains("OPENAI_API_KEY").contains("--base-url");
    assertThat(folder.resolve("studies")).doesNotExist();
  }

  @Test
  void aMissingKeyNamesItsVariable() {
    assertThat(shell.run("run", "diffusion2d", "--model", "openai/gpt-4.1")).isEqualTo(78);
    assertThat(shell.err()).contains("OPENAI_API_KEY");
  }

  @Test
  void anUnknownPriceBlocksOnlyABudget() {
    shell.with("OPENROUTER_API_KEY", "k");
    assertThat(shell.run("run", "diffusion2d", "--model", "openrouter/some/new-model", "--dry-run"))
        .isEqualTo(78);
    assertThat(shell.err()).contains("--price").contains("--no-budget");
    assertThat(
            shell.run(
                "run",
                "diffusion2d",
                "--model",
                "openrouter/some/new-model",
                "--price=1,2",
                "--dry-run"))
        .isZero();
    assertThat(shell.out()).contains("at most").contains("Nothing was done");
  }

  @Test
  void aBaseUrlWithoutSchemeIsRefused() {
    assertThat(shell.run("run", "diffusion2d", "--model=local/x", "--base-url=localhost:8000"))
        .isEqualTo(78);
    assertThat(shell.err()).contains("localhost:8000");
  }

  @Test
  void aTemplateWithoutABaselineCommandIsNamed() {
    AtomicFiles.write(
        folder.resolve("mine/template.yaml"),
        "title: Mine\ntask: {description: x}\neditable: [a.py]\n");
    assertThat(shell.run("run", "mine", "--model", "rehearsal")).isEqualTo(65);
    assertThat(shell.err()).contains("template.yaml").contains("experiment");
    assertNoTrace();
  }

  @Test
  void malformedYamlIsNamedWithItsLine() {
    AtomicFiles.write(folder.resolve("mine/template.yaml"), "title: [Mine\n");
    assertThat(shell.run("run", "mine", "--model", "rehearsal")).isEqualTo(65);
    assertThat(shell.err()).contains("template.yaml").contains("line");
  }

  @Test
  void malformedIdeasAreNamedBeforeAnythingIsMade() {
    AtomicFiles.write(folder.resolve("ideas.json"), "[{\"Name\": 7}");
    assertThat(shell.run("run", "diffusion2d", "--model=rehearsal", "--ideas-file=ideas.json"))
        .isEqualTo(65);
    assertThat(shell.err()).contains("ideas.json");
    assertThat(folder.resolve("studies")).doesNotExist();
  }

  @Test
  void anUnwritableFolderIsNamed() throws Exception {
    Files.writeString(folder.resolve("plain"), "");
    assertThat(shell.run("run", "diffusion2d", "--model=rehearsal", "--out=plain")).isEqualTo(69);
    assertThat(shell.err()).contains("plain").contains("--out");
  }

  @Test
  void aMistypedOptionSuggestsTheRightOne() {
    assertThat(shell.run("run", "diffusion2d", "--modell", "rehearsal")).isEqualTo(64);
    assertThat(shell.err()).contains("--model");
  }

  @Test
  void nonsenseNumbersAreRefused() {
    assertThat(shell.run("run", "diffusion2d", "--model=rehearsal", "--ideas=0")).isEqualTo(64);
    assertThat(shell.err()).contains("--ideas");
    assertThat(shell.run("run", "diffusion2d", "--model=rehearsal", "--budget=cheap"))
        .isEqualTo(64);
    assertThat(shell.err()).contains("cheap");
    assertThat(shell.run("run", "diffusion2d", "--model=rehearsal", "--run-timeout=soon"))
        .isEqualTo(64);
    assertThat(shell.err()).contains("2h");
  }

  @Test
  void aFolderThatIsNoStudyIsNamed() {
    assertThat(shell.run("status", ".")).isEqualTo(64);
    assertThat(shell.err()).contains("study.json");
    assertThat(shell.run("resume")).isEqualTo(64);
    assertThat(shell.err()).contains("quickstart");
  }

  @Test
  void aSettingsFileThatIsNoYamlIsNamed() {
    AtomicFiles.write(folder.resolve("alhazen.yaml"), "model: [\n");
    assertThat(shell.run("run", "diffusion2d")).isEqualTo(65);
    assertThat(shell.err()).contains("alhazen.yaml");
    assertNoTrace();
  }

  @Test
  void settingsComeFromFlagsThenVariablesThenFiles() {
    AtomicFiles.write(folder.resolve("alhazen.yaml"), "model: openai/from-file\nideas: 7\n");
    assertThat(shell.run("run", "diffusion2d", "--dry-run", "--no-budget")).isZero();
    assertThat(shell.out()).contains("openai/from-file");
    shell.with("ALHAZEN_MODEL", "rehearsal");
    assertThat(shell.run("run", "diffusion2d", "--dry-run")).isZero();
    assertThat(shell.out()).contains("REHEARSAL").contains("7 idea(s)");
  }

  @Test
  void aPriceInTheSettingsThatIsNoneIsNamed() {
    AtomicFiles.write(
        folder.resolve("alhazen.yaml"), "prices:\n  openai/gpt-4.1: {in: 1, out: 2}\n");
    assertThat(shell.run("models")).isEqualTo(65);
    assertThat(shell.err())
        .contains("alhazen.yaml", "openai/gpt-4.1", "2.50,10")
        .doesNotContain("\tat ", "Exception");
  }

  @Test
  void aMistypedSettingIsRefusedWithTheNearestOption() {
    AtomicFiles.write(folder.resolve("alhazen.yaml"), "modle: rehearsal\n");
    assertThat(shell.run("run", "diffusion2d", "--dry-run")).isEqualTo(65);
    assertThat(shell.err()).contains("alhazen.yaml").contains("'modle'").contains("model?");
    assertNoTrace();
  }

  @Test
  void anUnknownModelShowsTheNearestNames() {
    shell.with("OPENAI_API_KEY", "k");
    assertThat(shell.run("run", "diffusion2d", "--model=openai/gtp-4o", "--dry-run")).isEqualTo(78);
    assertThat(shell.err()).contains("openai/gpt-4o").contains("alhazen models");
  }

  @Test
  void aPriceOrABaseUrlThatCannotBeReadIsNamed() {
    assertThat(shell.run("run", "diffusion2d", "--model=local/x", "--price=cheap", "--dry-run"))
        .isEqualTo(64);
    assertThat(shell.err()).contains("cheap").contains("2.50,10");
    assertThat(shell.run("run", "diffusion2d", "--model=local/x", "--base-url=opnai=http://h/v1"))
        .isEqualTo(64);
    assertThat(shell.err()).contains("opnai");
    assertNoTrace();
  }

  private void assertNoTrace() {
    assertThat(shell.err()).doesNotContain("\tat ");
  }
}
