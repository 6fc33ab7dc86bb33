package dev.alhazen.sandbox.container;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import dev.alhazen.sandbox.WhereItWorks;
import java.nio.file.Path;

class PodmanSandboxTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    WhereItWorks.assume("podman", ContainerProbe::podman);
    return ContainerSandbox.podman(scratch, blobs);
  }
}
