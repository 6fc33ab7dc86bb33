package dev.alhazen.sandbox.unconfined;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroup;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.DiskUse;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.MountPaths;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Scratch;
import dev.alhazen.sandbox.SessionTree;
import dev.alhazen.sandbox.Staging;
import dev.alhazen.sandbox.Supervision;
import dev.alhazen.sandbox.Supervision.Ended;
import dev.alhazen.sandbox.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a command in a folder of its own, with a clean environment and with all limits, and
/// confines it in nothing else: it can read, change and send whatever the user can.
///
/// The target of a mount does not exist here: see [MountPaths](dev.alhazen.sandbox.MountPaths). A
/// protected file can be changed while the command runs, but the change never comes back.
public final class UnconfinedSandbox implements Sandbox {
  private final Scratch scratch;
  private final Blobs blobs;
  private final ControlGroups groups;

  /// @param scratch a folder for the files of commands under way, and nothing else
  /// @param blobs where inputs are taken from and outputs go
  public UnconfinedSandbox(Path scratch, Blobs blobs) {
    this(scratch, blobs, ControlGroups.find());
  }

  /// @param groups what holds the limits on memory and processes
  public UnconfinedSandbox(Path scratch, Blobs blobs, ControlGroups groups) {
    this.groups = groups;
    this.scratch = new Scratch(scratch);
    this.blobs = blobs;
  }

  @Override
  public String tier() {
    return "none";
  }

  @Override
  public Execution run(SandboxRequest request) {
    Path work = WorkFolder.of(request, Path.of("work"));
    try (Staging staging = scratch.stage(work, request.inputs(), blobs)) {
      mounts(request).link(staging.work());
      return groups.within(request.limits(), group -> run(request, staging, group));
    }
  }

  private Execution run(SandboxRequest request, Staging staging, Optional<ControlGroup> group) {
    Supervision.Job job =
        new Supervision.Job(
            builder(request, staging, group),
            request.limits(),
            new DiskUse(staging.root()),
            staging.log(),
            group);
    Ended ended = Supervision.run(job, process -> new SessionTree(process, group));
    return ended.with(staging.collect(request, blobs));
  }

  private static ProcessBuilder builder(
      SandboxRequest request, Staging staging, Optional<ControlGroup> group) {
    MountPaths mounts = mounts(request);
    List<String> words = new ArrayList<>();
    words.addAll(List.of("setsid", "prlimit", "--core=0"));
    words.addAll(List.of("--fsize=" + request.limits().diskBytes(), "--"));
    request.command().forEach(word -> words.add(mounts.replaced(word)));
    ProcessBuilder builder = new ProcessBuilder(group.map(it -> it.joinedBy(words)).orElse(words));
    builder.directory(staging.work().toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().clear();
    String home = made(staging.root().resolve("home"));
    String temporary = made(staging.root().resolve("tmp"));
    SandboxEnvironment.of(request, home, temporary)
        .forEach((name, value) -> builder.environment().put(name, mounts.replaced(value)));
    return builder;
  }

  private static MountPaths mounts(SandboxRequest request) {
    return new MountPaths(request.mounts(), mount -> mount.source().toAbsolutePath().toString());
  }

  private static String made(Path folder) {
    try {
      return Files.createDirectories(folder).toString();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be made: %s.".formatted(folder, e), e);
    }
  }
}
