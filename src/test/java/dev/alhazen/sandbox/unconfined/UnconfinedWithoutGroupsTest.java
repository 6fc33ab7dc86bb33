package dev.alhazen.sandbox.unconfined;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The same where limits are watched from outside.
class UnconfinedWithoutGroupsTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new UnconfinedSandbox(scratch, blobs, ControlGroups.none());
  }

  @Test
  void endsATreeOfTooManyProcesses() {
    Limits limits = new Limits(Duration.ofSeconds(20), 1L << 30, 20, 10L << 20);
    String many = "for i in $(seq 60); do sleep 30 & done; wait";
    assertThat(sandbox.run(request(many).limits(limits).build()).exit())
        .isEqualTo(new Exit.TooManyProcesses(20));
  }
}
