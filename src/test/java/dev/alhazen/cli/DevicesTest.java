package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A template that is told its device, on machines with and without a GPU.
class DevicesTest {
  @TempDir private Path temp;
  private Shell shell;
  private Path told;

  @BeforeEach
  void setUp() throws Exception {
    shell = new Shell(temp);
    Path bin = Files.createDirectories(temp.resolve("bin"));
    shell.with("PATH", bin + ":" + System.getenv("PATH"));
    nvidiaSmi("exit 9");
    told = temp.resolve("told");
    TinyTemplate.write(told);
    Path manifest = told.resolve("template.yaml");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("(experiment: [^\\n]*\\.\\w+)", "$1 --device={device}"));
    TinyTemplate.write(temp.resolve("coin"));
  }

  @Test
  void theProcessorIsUsualWithoutAGpu() {
    assertThat(device()).isEqualTo("cpu");
  }

  @Test
  void theGpuIsUsualWhereTheRunsHaveOne() throws Exception {
    nvidiaSmi("echo '0, GPU-5f3e, 00000000:18:00.0, NVIDIA H100'");
    assertThat(device()).isEqualTo("cuda");
    assertThat(device("--gpus=none")).isEqualTo("cpu");
    assertThat(device("--device=cpu")).isEqualTo("cpu");
  }

  @Test
  void whoComputesOnTheProcessorTakesNoGpuFromOthers() throws Exception {
    nvidiaSmi("echo '0, GPU-5f3e, 00000000:18:00.0, NVIDIA H100'");
    shell.run("run", "told", "--model=rehearsal", "--dry-run", "--device=cpu");
    assertThat(shell.out()).contains("1 run at once, ").doesNotContain("on GPU");
    shell.run("run", "told", "--model=rehearsal", "--dry-run");
    assertThat(shell.out()).contains("on GPU 0 (NVIDIA H100)");
  }

  @Test
  void aTemplateThatCannotBeToldIsNot() {
    int code = shell.run("run", "coin", "--model=rehearsal", "--dry-run", "--device=cuda");
    assertThat(code).isEqualTo(64);
    assertThat(shell.err()).contains("--device cuda: template coin cannot be told");
  }

  private String device(String... options) {
    StudyOptions study = new StudyOptions();
    for (String option : options) {
      String value = option.substring(option.indexOf('=') + 1);
      if (option.startsWith("--gpus")) {
        study.gpus = value;
      } else {
        study.places.device =
            dev.alhazen.template.Device.valueOf(value.toUpperCase(java.util.Locale.ROOT));
      }
    }
    return new Devices(shell.world(), _ -> {})
        .choose(new Wiring(shell.world()).template("told"), study.places.places(), study.gpus)
        .orElseThrow()
        .word();
  }

  private void nvidiaSmi(String script) throws Exception {
    Path program = temp.resolve("bin/nvidia-smi");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
