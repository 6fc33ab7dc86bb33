package dev.alhazen.sandbox.landlock;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.EscapeSuite;
import dev.alhazen.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class LandlockAloneEscapeTest extends EscapeSuite {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return LandlockSandbox.alone(scratch, blobs, Path.of(System.getProperty("java.home")));
  }
}
