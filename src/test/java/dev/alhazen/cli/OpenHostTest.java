package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenHostTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8000/v1",
        "http://localhost:8000/v1",
        "http://gpubox:8000/v1",
        "http://gpubox.lan/v1",
        "http://10.1.2.3/v1",
        "http://172.20.0.1/v1",
        "http://100.100.1.1/v1",
        "http://[::1]:8000/v1",
        "http://[fd00::1]:8000/v1",
        "no address"
      })
  void serversOfOnesOwnNetworkAreNotOpen(String url) {
    assertThat(OpenHost.isOf(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://res.openai.azure.com/openai",
        "https://172.32.0.1/v1",
        "http://8.8.8.8/v1",
        "http://[2001:db8::1]/v1"
      })
  void othersAre(String url) {
    assertThat(OpenHost.isOf(url)).isTrue();
  }

  @Test
  void aLocalModelOnTheOpenInternetNeedsAPriceForABudget() {
    Shell shell = new Shell(folder);
    String url = "--base-url=https://res.openai.azure.com/openai/deployments/x";
    assertThat(shell.run("run", "diffusion2d", "--model=local/x", url, "--dry-run")).isEqualTo(78);
    assertThat(shell.err()).contains("The price of local/x is not known", "--price local/x=");
    assertThat(shell.run("run", "diffusion2d", "--model=local/x", url, "--price=1,2", "--dry-run"))
        .isZero();
  }
}
