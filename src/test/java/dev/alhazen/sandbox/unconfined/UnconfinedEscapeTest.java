package dev.alhazen.sandbox.unconfined;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.EscapeSuite;
import dev.alhazen.sandbox.Sandbox;
import java.nio.file.Path;

/// Shows that the attempts are real ones: what is harmless escapes here.
class UnconfinedEscapeTest extends EscapeSuite {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new UnconfinedSandbox(scratch, blobs);
  }
}
