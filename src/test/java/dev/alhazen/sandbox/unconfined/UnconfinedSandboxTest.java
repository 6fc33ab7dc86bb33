package dev.alhazen.sandbox.unconfined;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnconfinedSandboxTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new UnconfinedSandbox(scratch, blobs);
  }

  @Test
  void namesItselfNone() {
    assertThat(sandbox.tier()).isEqualTo("none");
  }

  @Test
  void replacesTheTargetOfAMountInVariablesToo() throws Exception {
    Files.writeString(temp.resolve("x.txt"), "here\n");
    Mount mount = new Mount("data", temp, "/data");
    assertThat(
            sandbox
                .run(request("cat $DATA").with("DATA", "/data/x.txt").mount(mount).build())
                .stdout())
        .isEqualTo("here\n");
  }

  @Test
  void killsWhatLeftTheSessionWhileItWasWatched() throws Exception {
    String mark = "41" + Math.abs(temp.hashCode() % 100_000);
    sandbox.run(request("setsid sleep " + mark + " & sleep 0.4").build());
    assertThat(running("sleep " + mark)).isFalse();
  }

  @Test
  void countsWhatIsWrittenOutsideTheWorkspaceToo() {
    Limits limits = new Limits(Duration.ofSeconds(20), 1L << 30, 50, 8L << 20);
    String fill = "for i in 1 2 3 4; do head -c 4m /dev/zero > $TMPDIR/$i; done; sleep 20";
    assertThat(sandbox.run(request(fill).limits(limits).build()).exit())
        .isEqualTo(new Exit.DiskFull(8L << 20));
  }

  @Test
  void tellsWhichReadOnlyFilesWereChangedOrRemoved() {
    Execution execution =
        sandbox.run(
            request(
                    "chmod u+w judge/*; echo 0 > judge/a; rm judge/b; touch judge/c",
                    tree(Map.of("judge/a", "1", "judge/b", "1", "judge/c", "1")))
                .readOnly("judge/*")
                .build());
    assertThat(execution.altered()).containsExactly("judge/a", "judge/b");
  }
}
