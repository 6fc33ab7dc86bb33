package dev.alhazen.sandbox.container;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.EscapeSuite;
import java.nio.file.Path;

class PodmanEscapeTest extends EscapeSuite {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return ContainerSandbox.podman(scratch, blobs);
  }
}
