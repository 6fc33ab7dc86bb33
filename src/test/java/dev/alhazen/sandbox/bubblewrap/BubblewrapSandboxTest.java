package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import java.nio.file.Path;

class BubblewrapSandboxTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new BubblewrapSandbox(scratch, blobs);
  }
}
