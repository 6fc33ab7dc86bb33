package dev.alhazen.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What a command may see although its user may not, and what no later command sees.
class ViewTest extends SandboxFixture {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new BubblewrapSandbox(scratch, blobs);
  }

  @Test
  void canReadButNotWriteAMountFromAClosedHome() throws IOException {
    Path home =
        Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".alhazen-test");
    try {
      Files.writeString(home.resolve("x"), "data\n");
      Mount mount = new Mount("data", home.resolve("x"), "/opt/data/x");
      assertThat(
              sandbox
                  .run(
                      request("cat /opt/data/x; echo 1 > /opt/data/x || echo no")
                          .mount(mount)
                          .build())
                  .stdout())
          .isEqualTo("data\nno\n");
    } finally {
      Files.deleteIfExists(home.resolve("x"));
      Files.deleteIfExists(home);
    }
  }

  @Test
  void cannotLeaveAnythingForTheNextRun() {
    sandbox.run(request("echo 1 > /tmp/left; echo 1 > ~/left; echo 1 > left").build());
    assertThat(sandbox.run(request("ls /tmp ~ . | grep -c left").build()).stdout())
        .isEqualTo("0\n");
  }
}
