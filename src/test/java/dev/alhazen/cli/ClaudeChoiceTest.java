package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.model.Catalogue;
import dev.alhazen.model.anthropic.ClaudeModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A model of Claude is chosen by its name and the variables of its service.
class ClaudeChoiceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "claude-3-5-sonnet-20241022, ANTHROPIC_API_KEY",
    "bedrock/anthropic.claude-3-haiku-20240307-v1:0, AWS_REGION",
    "vertex_ai/claude-3-opus@20240229, CLOUD_ML_REGION",
  })
  void aMissingVariableIsNamedBeforeAnythingIsDone(String model, String variable) {
    Shell shell = new Shell(folder);
    assertThat(shell.run("run", "diffusion2d", "--model", model, "--price=1,2")).isEqualTo(78);
    assertThat(shell.err()).contains(variable).doesNotContain("\tat ");
    assertThat(folder.resolve("studies")).doesNotExist();
  }

  @Test
  void theVariablesOfTheAiScientistAreEnough() {
    Shell shell =
        new Shell(folder)
            .with("AWS_ACCESS_KEY_ID", "a")
            .with("AWS_SECRET_ACCESS_KEY", "s")
            .with("AWS_REGION_NAME", "us-east-1");
    String name = "bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0";
    BaseUrls none = new BaseUrls(List.of(), List.of(name));
    assertThat(new Providers(shell.world(), none, Catalogue.builtIn()).model(name))
        .isInstanceOf(ClaudeModel.class)
        .extracting(model -> model.name())
        .isEqualTo(name);
  }
}
