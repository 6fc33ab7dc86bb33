package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import java.nio.file.Path;

/// The same where limits are watched from outside.
class BubblewrapWithoutGroupsTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new BubblewrapSandbox(scratch, blobs, ControlGroups.none());
  }
}
