package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.sandbox.Gpu;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine with two GPUs, as far as its `nvidia-smi` is concerned.
class GpusTest {
  private static final String TWO =
      """
      echo '0, GPU-5f3e, 00000000:18:00.0, NVIDIA H100'
      echo '1, GPU-77aa, 00000000:3B:00.0, NVIDIA H100'
      """;

  @TempDir private Path temp;
  private Shell shell;

  @BeforeEach
  void setUp() throws Exception {
    shell = new Shell(temp);
    nvidiaSmi(TWO);
    TinyTemplate.write(temp.resolve("coin"));
  }

  private void nvidiaSmi(String script) throws Exception {
    Path program = Files.createDirectories(temp.resolve("bin")).resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    shell.with("PATH", program.getParent() + ":" + System.getenv("PATH"));
  }

  @Test
  void findsThem() {
    assertThat(new Gpus(shell.world()).chosen("auto")).extracting(Gpu::index).containsExactly(0, 1);
    assertThat(new Gpus(shell.world()).chosen("none")).isEmpty();
    assertThat(new Gpus(shell.world()).chosen("1")).extracting(Gpu::id).containsExactly("GPU-77aa");
  }

  @Test
  void keepsToThoseThatTheUserMayUse() {
    shell.with("CUDA_VISIBLE_DEVICES", "1");
    assertThat(new Gpus(shell.world()).chosen("auto")).extracting(Gpu::index).containsExactly(1);
    shell.with("CUDA_VISIBLE_DEVICES", "GPU-5f");
    assertThat(new Gpus(shell.world()).chosen("auto")).extracting(Gpu::index).containsExactly(0);
  }

  @Test
  void aStudySaysWhereItsRunsWillBe() {
    int code = shell.run("run", "coin", "--model", "rehearsal", "--dry-run");
    assertThat(code).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains("2 runs at once on GPU 0 (NVIDIA H100), GPU 1 (NVIDIA H100), ");
  }

  @Test
  void aGpuThatIsNotThereIsAUsersMistake() {
    assertThat(shell.run("run", "coin", "--model", "rehearsal", "--gpus", "0,7")).isEqualTo(64);
    assertThat(shell.err())
        .contains("--gpus 7: there is no such GPU; this machine has 0 (NVIDIA H100)");
    assertThat(shell.run("run", "coin", "--model", "rehearsal", "--gpus", "all")).isEqualTo(64);
    assertThat(shell.err()).contains("numbers such as 0,1, not 'all'");
  }

  @Test
  void aGpuThatCannotBeReachedIsNoticedBeforeAnythingIsPaid() {
    int code = shell.run("run", "coin", "--model", "rehearsal", "--gpus", "0");
    assertThat(code).isEqualTo(69);
    assertThat(shell.err())
        .contains("GPU 0 (NVIDIA H100) cannot be used inside the sandbox")
        .contains("libcuda")
        .contains("--gpus none");
  }

  @Test
  void aTemplateThatUsesNoGpuGetsNone() throws Exception {
    need("none");
    shell.run("run", "coin", "--model", "rehearsal", "--dry-run");
    assertThat(shell.out()).contains("1 run at once, ").doesNotContain("on GPU");
  }

  @Test
  void aTemplateThatNeedsAGpuIsNotRunWithout() throws Exception {
    need("required");
    nvidiaSmi("exit 9\n");
    assertThat(shell.run("run", "coin", "--model", "rehearsal")).isEqualTo(69);
    assertThat(shell.err()).contains("Template coin needs a GPU").contains("gpu: optional");
    need("perhaps");
    assertThat(shell.run("run", "coin", "--model", "rehearsal")).isEqualTo(65);
    assertThat(shell.err()).contains("gpu must be none, optional or required");
  }

  private void need(String word) throws Exception {
    Path manifest = temp.resolve("coin/template.yaml");
    String rest = Files.readString(manifest).replaceAll("gpu: .*\n", "");
    Files.writeString(manifest, "gpu: " + word + "\n" + rest);
  }

  @Test
  void aBrokenDriverIsShownByDoctorAndMeansNoGpu() throws Exception {
    nvidiaSmi("echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18\n");
    assertThat(new Gpus(shell.world()).chosen("auto")).isEmpty();
    shell.run("doctor");
    assertThat(shell.out()).contains("version mismatch").contains("mend the driver");
  }
}
