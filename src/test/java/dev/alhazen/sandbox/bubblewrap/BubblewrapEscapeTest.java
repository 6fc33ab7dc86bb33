package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.EscapeSuite;
import dev.alhazen.sandbox.Sandbox;
import java.nio.file.Path;

class BubblewrapEscapeTest extends EscapeSuite {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new BubblewrapSandbox(scratch, blobs);
  }
}
