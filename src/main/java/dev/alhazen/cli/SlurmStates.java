package dev.alhazen.cli;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.slurm.ClusterCheck;
import dev.alhazen.sandbox.slurm.Jobs;
import dev.alhazen.sandbox.slurm.Programs;
import dev.alhazen.sandbox.slurm.SlurmSettings;
import dev.alhazen.sandbox.slurm.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// What `doctor` says about Slurm.
record SlurmStates(World world, SlurmSettings settings) {
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), 256L << 20, 50, 1L << 20);

  /// By asking Slurm; no job is submitted.
  List<DoctorCommand.Line> asked() {
    ClusterCheck check = new ClusterCheck(new Programs(world.environment()));
    List<DoctorCommand.Line> lines = new ArrayList<>();
    ClusterCheck.Finding version = check.version();
    lines.add(line("Slurm", version, "start Alhazen on a login node of the cluster"));
    if (version.fault().isEmpty()) {
      lines.add(line("partitions", check.partitions(), "ask whoever runs the cluster"));
      lines.add(line("submission", check.submission(settings), "change the --slurm options"));
    }
    return lines;
  }

  /// With a tiny job that tries out a node's sandbox.
  DoctorCommand.Line probed() {
    Path folder =
        settings
            .folder()
            .map(Path::of)
            .orElse(world.folder())
            .resolve(".alhazen-probe-" + UUID.randomUUID().toString().substring(0, 8));
    Path blobs = folder.resolve("blobs");
    try {
      Jobs jobs =
          new Jobs(
              new Jobs.Place(
                  folder.getFileName().toString(),
                  folder,
                  blobs,
                  settings,
                  SlurmPlacement.nodeCommand(world, settings)),
              new Programs(world.environment()),
              Timing.usual(),
              census -> world.err().println("probe job: " + census.words()));
      String tier = new Wiring(world).sandboxTier("auto");
      Execution execution =
          jobs.sandbox("doctor", new Blobs(blobs), new OnlyTier(tier), _ -> {}).run(request());
      jobs.finished();
      return new DoctorCommand.Line(
          "a node's sandbox",
          execution.exit().isSuccess() ? DoctorCommand.State.OK : DoctorCommand.State.MISSING,
          execution.exit().isSuccess()
              ? tier + "; a job ran in it"
              : "%s; a job ended with %s".formatted(tier, execution.exit()),
          "");
    } catch (AlhazenException e) {
      return new DoctorCommand.Line(
          "a node's sandbox", DoctorCommand.State.MISSING, e.explanation(), "see " + folder);
    }
  }

  private static SandboxRequest request() {
    return new SandboxRequest(
        Step.of("probe"),
        "probe",
        List.of("true"),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        LIMITS,
        new TreeMap<>(),
        List.of());
  }

  private static DoctorCommand.Line line(String part, ClusterCheck.Finding finding, String advice) {
    Optional<String> fault = finding.fault();
    return fault
        .map(why -> new DoctorCommand.Line(part, DoctorCommand.State.MISSING, why, advice))
        .orElseGet(() -> new DoctorCommand.Line(part, DoctorCommand.State.OK, finding.found(), ""));
  }

  /// Nothing runs here but the name of the tier is asked of the node.
  private record OnlyTier(String tier) implements dev.alhazen.sandbox.Sandbox {
    @Override
    public Execution run(SandboxRequest request) {
      throw new IllegalStateException("a probe runs on a node");
    }
  }
}
