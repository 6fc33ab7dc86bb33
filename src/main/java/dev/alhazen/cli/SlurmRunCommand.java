package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.UsageException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.slurm.NodeRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sun.misc.Signal;

/// What a job of Slurm calls on its node.
@Command(
    name = "slurm-run",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Runs one experiment inside a job of Slurm; called by the job.")
final class SlurmRunCommand implements Callable<Integer> {
  private static final int TERMINATED = 143;

  private final World world;

  @Parameters(paramLabel = "FOLDER", description = "The folder of the attempt.")
  private String folder = "";

  SlurmRunCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    // Slurm ends this job: whatever comes of the run from now on is no result.
    Signal.handle(new Signal("TERM"), _ -> Runtime.getRuntime().halt(TERMINATED));
    NodeRun.Ending ending = new NodeRun(node(), this::sandbox).run(world.path(folder));
    world.say(
        switch (ending) {
          case REPORTED -> "The result is in the shared folder.";
          case SUPERSEDED -> "Another attempt has taken this one's place; nothing was reported.";
        });
    return ExitCode.DONE.code();
  }

  private NodeRun.Node node() {
    String job =
        world
            .variable("SLURM_JOB_ID")
            .orElseThrow(
                () -> new UsageException("slurm-run is called by jobs of Slurm, not by people."));
    return new NodeRun.Node(
        job,
        world.variable("SLURM_RESTART_COUNT").map(Integer::parseInt).orElse(0),
        world.variable("SLURMD_NODENAME").orElse("unknown"),
        temporary());
  }

  private Path temporary() {
    return Optional.<String>empty()
        .or(() -> world.variable("SLURM_TMPDIR"))
        .or(() -> world.variable("TMPDIR"))
        .map(Path::of)
        .orElse(Path.of("/tmp"))
        .resolve("alhazen-" + System.getProperty("user.name"));
  }

  private Sandbox sandbox(String tier, Path scratch, Blobs blobs) {
    return Wiring.sandbox(new Wiring(world).sandboxTier(tier), scratch, blobs);
  }
}
