package dev.alhazen.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BubblewrapSandboxTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new BubblewrapSandbox(scratch, blobs);
  }

  /// A device file of another name that does what `/dev/null` does stands in for a GPU's.
  @Test
  void opensTheDeviceFileThatItIsGivenAndNoOther() throws Exception {
    assumeThat(System.getProperty("user.name"))
        .as("only root can make device files")
        .isEqualTo("root");
    Path node = temp.resolve("gpu0");
    int made =
        new ProcessBuilder("mknod", "-m", "666", node.toString(), "c", "1", "3").start().waitFor();
    assumeThat(made).as("mknod is allowed here").isZero();
    Mount mount = new Mount("gpu", node, "/dev/gpu0");
    String script = "echo x > /dev/gpu0 && echo written; ls /dev | grep -c gpu";
    assertThat(sandbox.run(request(script).mount(mount).build()).stdout())
        .isEqualTo("written\n1\n");
  }
}
