package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateScaffold.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Machines with and without a GPU, and with PyTorch of different kinds, as far as their programs
/// say so.
class LanguagesTest {
  private static final String TWO_VERSIONS = "diffusion2d";

  @TempDir private Path temp;
  private Shell shell;
  private final PlaceOptions options = new PlaceOptions();
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void aMachineWithNeither() throws Exception {
    shell = new Shell(temp);
    Path bin = Files.createDirectories(temp.resolve("bin"));
    shell.with("PATH", bin + ":" + System.getenv("PATH"));
    program("nvidia-smi", "exit 9");
    program("python3", "echo \"No module named 'torch'\"; exit 1");
  }

  @Test
  void javaIsUsualWithoutAGpuAndPythonIsNotEvenAsked() throws Exception {
    program("python3", "touch %s/asked; echo 2.7.1 True".formatted(temp));
    assertThat(chosen(Languages.Coder.MODEL).language()).isEqualTo("java");
    assertThat(said)
        .containsExactly(
            "language java, since nvidia-smi finds no GPU (--language java|python chooses)");
    assertThat(temp.resolve("asked")).doesNotExist();
  }

  @Test
  void pythonIsUsualWherePyTorchFindsTheGpu() throws Exception {
    aGpu();
    program("python3", "echo 2.7.1+cu126 True");
    Template template = chosen(Languages.Coder.MODEL);
    assertThat(template.language()).isEqualTo("python");
    assertThat(template.name()).isEqualTo(TWO_VERSIONS);
    assertThat(said.getFirst())
        .startsWith("language python, since PyTorch 2.7.1+cu126 of ")
        .contains("finds a GPU");
  }

  @Test
  void javaStaysWherePyTorchIsAbsentOrFindsNoGpu() throws Exception {
    aGpu();
    assertThat(chosen(Languages.Coder.MODEL).language()).isEqualTo("java");
    assertThat(said.getFirst()).contains("has no PyTorch (No module named 'torch')");
    program("python3", "echo 2.7.1+cpu False");
    assertThat(chosen(Languages.Coder.MODEL).language()).isEqualTo("java");
    assertThat(said.getLast()).contains("PyTorch 2.7.1+cpu of").contains("finds no GPU");
  }

  @Test
  void theRehearsalKeepsToTheLanguageOfItsEdits() throws Exception {
    aGpu();
    program("python3", "echo 2.7.1 True");
    assertThat(chosen(Languages.Coder.REHEARSAL).language()).isEqualTo("java");
    options.language = Language.PYTHON;
    assertThatThrownBy(() -> chosen(Languages.Coder.REHEARSAL))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("alhazen template copy diffusion2d DIR --language python");
  }

  @Test
  void whoNamesALanguageGetsItWithoutAWord() throws Exception {
    program("python3", "echo 2.7.1 False");
    options.language = Language.PYTHON;
    assertThat(chosen(Languages.Coder.MODEL).folder()).endsWith(Path.of("python", TWO_VERSIONS));
    aGpu();
    options.language = Language.JAVA;
    assertThat(chosen(Languages.Coder.MODEL).language()).isEqualTo("java");
    assertThat(said).isEmpty();
  }

  @Test
  void pythonWithoutPyTorchIsRefusedBeforeAnythingIsPaid() {
    options.language = Language.PYTHON;
    assertThatThrownBy(() -> chosen(Languages.Coder.MODEL))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("has no PyTorch")
        .hasMessageContaining("pip install torch")
        .hasMessageContaining("--language java");
  }

  @Test
  void aTemplateOfOneLanguageHasNoOther() throws Exception {
    TinyTemplate.write(temp.resolve("coin"));
    options.language = Language.JAVA;
    assertThatThrownBy(
            () ->
                new Languages(shell.world(), said::add)
                    .choose("coin", options, Languages.Coder.MODEL))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is none of it in java");
    assertThat(said).isEmpty();
  }

  @Test
  void theListShowsThem() {
    assertThat(shell.run("template", "list")).isZero();
    assertThat(shell.out()).containsPattern("diffusion2d +java, python ");
  }

  @Test
  void thereAreNoOthers() {
    assertThat(shell.run("run", TWO_VERSIONS, "--language=ruby")).isEqualTo(64);
    assertThat(shell.run("run", TWO_VERSIONS, "--device=tpu")).isEqualTo(64);
  }

  private Template chosen(Languages.Coder coder) {
    return new Languages(shell.world(), said::add).choose(TWO_VERSIONS, options, coder);
  }

  private void aGpu() throws Exception {
    program("nvidia-smi", "echo '0, GPU-5f3e, 00000000:18:00.0, NVIDIA H100'");
  }

  private void program(String name, String script) throws Exception {
    Path program = temp.resolve("bin").resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
