package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSmiTest {
  @TempDir private Path temp;
  private Path devices;
  private NvidiaSmi nvidia;

  @BeforeEach
  void setUp() throws Exception {
    devices = Files.createDirectories(temp.resolve("dev"));
    for (String name : List.of("nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm")) {
      Files.createFile(devices.resolve(name));
    }
    nvidia = new NvidiaSmi(devices, temp.resolve("driver"));
  }

  @Test
  void readsNumbersIdsAndNames() {
    List<Gpu> gpus =
        nvidia.read(
            """
            0, GPU-5f3e, 00000000:18:00.0, NVIDIA H100 80GB HBM3
            1, GPU-77aa, 00000000:3B:00.0, NVIDIA A100-SXM4-40GB
            """);
    assertThat(gpus).extracting(Gpu::index).containsExactly(0, 1);
    assertThat(gpus).extracting(Gpu::id).containsExactly("GPU-5f3e", "GPU-77aa");
    assertThat(gpus.getFirst().name()).isEqualTo("NVIDIA H100 80GB HBM3");
    assertThat(gpus.getFirst().nodes())
        .containsExactly(
            devices.resolve("nvidia0"),
            devices.resolve("nvidiactl"),
            devices.resolve("nvidia-uvm"));
  }

  @Test
  void takesTheDeviceFileThatTheDriverNames() throws Exception {
    Path facts = Files.createDirectories(temp.resolve("driver/gpus/0000:3b:00.0"));
    Files.writeString(
        facts.resolve("information"), "Model: \t NVIDIA A100\nDevice Minor: \t 1\nIRQ: 16\n");
    Gpu gpu = nvidia.read("0, GPU-77aa, 00000000:3B:00.0, NVIDIA A100").getFirst();
    assertThat(gpu.nodes()).startsWith(devices.resolve("nvidia1"));
  }

  @Test
  void complainsOfAnAnswerThatIsNone() {
    assertThatThrownBy(() -> nvidia.read("Failed to initialize NVML: Driver mismatch"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("--gpus none");
  }
}
