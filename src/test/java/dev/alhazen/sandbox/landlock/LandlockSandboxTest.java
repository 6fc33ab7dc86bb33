package dev.alhazen.sandbox.landlock;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import java.nio.file.Path;

class LandlockSandboxTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return LandlockSandbox.withNamespaces(scratch, blobs, Path.of(System.getProperty("java.home")));
  }
}
