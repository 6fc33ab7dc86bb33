package dev.alhazen.cli;

import static dev.alhazen.model.openai.LoopbackOpenAi.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.model.openai.LoopbackOpenAi;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a user can learn of models before the first study.
class ModelsCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void modelsShowsSizesPricesTheirDateAndWhichKeysAreSetButNeverAKey() {
    shell.with("OPENAI_API_KEY", "sk-secret");
    assertThat(shell.run("models", "gpt-4.1")).isZero();
    assertThat(shell.out())
        .contains("openai/gpt-4.1-mini")
        .contains("1,047,576")
        .contains("$0.40 in, $0.10 cached, $1.60 out")
        .containsPattern("Prices of \\d{4}-\\d\\d-\\d\\d")
        .contains("OPENAI_API_KEY set")
        .contains("DEEPSEEK_API_KEY not set")
        .doesNotContain("sk-secret")
        .doesNotContain("claude-3-haiku ");
  }

  @Test
  void modelsOfACloudAreClaudes() {
    assertThat(shell.run("models", "bedrock", "--json")).isZero();
    JsonNode models = Json.parse(shell.out(), "models").get("models");
    assertThat(models).isNotEmpty();
    models.forEach(m -> assertThat(m.get("model").asString()).startsWith("anthropic/claude-"));
  }

  @Test
  void aPriceInTheSettingsIsTheUsersOwnAndIsRecorded() {
    AtomicFiles.write(
        folder.resolve("alhazen.yaml"),
        "model: openai/gpt-4.1\nprices:\n  openai/gpt-4.1: 1,4\n  openai/my-own: 0.5,1\n");
    assertThat(shell.run("models", "openai/gpt-4.1")).isZero();
    assertThat(shell.out()).contains("$1.00 in, $4.00 out (yours)");
    assertThat(shell.run("run", "diffusion2d", "--dry-run")).isZero();
    assertThat(shell.out()).contains("openai/gpt-4.1, $1.00 in, $4.00 out per million tokens");
    assertThat(shell.run("run", "diffusion2d", "--dry-run", "--price=7,8")).isZero();
    assertThat(shell.out()).contains("$7.00 in, $8.00 out");
  }

  @Test
  void everyRoleIsAnnouncedWithItsOwnPrice() {
    int code =
        shell.run(
            "run",
            "diffusion2d",
            "--model=openai/gpt-4.1",
            "--coder-model=anthropic/claude-sonnet-4-5",
            "--reviewer-model=openai/gpt-4.1-mini",
            "--cheap-model=local/small",
            "--price=coder=3,15",
            "--dry-run");
    assertThat(code).describedAs(shell.err()).isZero();
    assertThat(shell.out())
        .contains("openai/gpt-4.1 (model, writer, vision), $2.00 in")
        .contains("anthropic/claude-sonnet-4-5 (coder), $3.00 in, $15.00 out")
        .contains("openai/gpt-4.1-mini (reviewer), $0.40 in")
        .contains("local/small (cheap), free")
        .containsPattern("cost +about +\\$\\d");
  }

  @Test
  void theDoctorAsksAModelOnlyWhenToldAndSaysWhatItCost() {
    try (LoopbackOpenAi server = new LoopbackOpenAi()) {
      server.always(saying("stop", "ready"));
      shell.with("ALHAZEN_MODEL", "local/x").with("ALHAZEN_BASE_URL", server.baseUrl().toString());
      shell.run("doctor");
      assertThat(server.requests()).isEmpty();
      shell.run("doctor", "--model=local/x", "--price=1000,1000");
      assertThat(server.requests()).hasSize(1);
      assertThat(shell.out()).contains("local/x:").contains("tokens in").contains("cost $");
    }
  }

  @Test
  void doctorShowsAMissingKeyAmongTheOtherParts() {
    assertThat(shell.run("doctor", "--model=openai/gpt-4o")).isEqualTo(69);
    assertThat(shell.out())
        .contains("openai/gpt-4o cannot be asked")
        .contains("OPENAI_API_KEY")
        .contains("processors and memory");
  }

  @Test
  void theDoctorSaysWhyAModelDoesNotAnswer() {
    assertThat(shell.run("doctor", "--model=local/x", "--base-url=http://127.0.0.1:9/v1"))
        .isEqualTo(69);
    assertThat(shell.out()).contains("local/x did not answer").contains("cannot be reached");
  }
}
