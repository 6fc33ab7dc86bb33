package dev.alhazen.sandbox.container;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxContract;
import dev.alhazen.sandbox.WhereItWorks;
import java.nio.file.Path;

class ApptainerSandboxTest extends SandboxContract {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    WhereItWorks.assume("apptainer", ContainerProbe::apptainer);
    return ContainerSandbox.apptainer(scratch, blobs);
  }
}
