package dev.alhazen.sandbox.landlock;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.EscapeSuite;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.WhereItWorks;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class LandlockAloneEscapeTest extends EscapeSuite {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    Path java = Path.of(System.getProperty("java.home"));
    WhereItWorks.assume("landlock-alone", folder -> LandlockProbe.alone(folder, java));
    return LandlockSandbox.alone(scratch, blobs, java);
  }
}
