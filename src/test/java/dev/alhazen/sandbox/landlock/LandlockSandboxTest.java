package dev.alhazen.sandbox.landlock;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import dev.alhazen.sandbox.WhereItWorks;
import java.nio.file.Path;

class LandlockSandboxTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    Path java = Path.of(System.getProperty("java.home"));
    WhereItWorks.assume("landlock", folder -> LandlockProbe.withNamespaces(folder, java));
    return LandlockSandbox.withNamespaces(scratch, blobs, java);
  }
}
