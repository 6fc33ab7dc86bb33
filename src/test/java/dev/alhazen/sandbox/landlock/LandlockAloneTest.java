package dev.alhazen.sandbox.landlock;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import java.nio.file.Path;

class LandlockAloneTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return LandlockSandbox.alone(scratch, blobs, Path.of(System.getProperty("java.home")));
  }
}
