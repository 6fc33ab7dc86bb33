package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroup;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.DiskUse;
import dev.alhazen.sandbox.Entrance;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Privilege;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Scratch;
import dev.alhazen.sandbox.Sources;
import dev.alhazen.sandbox.Staging;
import dev.alhazen.sandbox.Supervision;
import dev.alhazen.sandbox.Supervision.Ended;
import dev.alhazen.sandbox.SystemCallFilter;
import dev.alhazen.sandbox.SystemFiles;
import dev.alhazen.sandbox.UserLease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a command with namespaces of its own: no network, no other processes, no home and none of
/// this machine's files but the system's programs read-only; only its workspace can be written. A
/// filter refuses the system calls that namespaces leave open.
///
/// Where this program runs as root, each command runs as an unused user id of its own. Processes
/// and file sizes are limited by the kernel, and memory, too, where control groups can be made:
/// then `/tmp`, the home and `/dev/shm`, which are in memory, count as well. Elsewhere the resident
/// memory of the tree is watched every 100 ms, and disk (the whole workspace) is everywhere, so for
/// that long a tree can use more than its limit; those folders come on top, each at most a quarter
/// of the memory limit and at most 1 GiB. The whole tree is dead when a run returns, and dies with
/// this program. Thread-safe.
public final class BubblewrapSandbox implements Sandbox {
  /// The reaper inside, and the program that sets the limits.
  private static final int OWN_PROCESSES = 2;

  /// Whether commands reach the network.
  enum Net {
    NONE,
    SHARED
  }

  private final Net net;
  private final Scratch scratch;
  private final Blobs blobs;
  private final Privilege privilege;
  private final ControlGroups groups;
  private final Path accounts;
  private final Path filter;

  /// @param scratch a folder for the files of commands under way, and nothing else
  /// @param blobs where inputs are taken from and outputs go
  public BubblewrapSandbox(Path scratch, Blobs blobs) {
    this(scratch, blobs, ControlGroups.find(), Net.NONE);
  }

  /// @param groups what holds the limits on memory and processes
  public BubblewrapSandbox(Path scratch, Blobs blobs, ControlGroups groups) {
    this(scratch, blobs, groups, Net.NONE);
  }

  /// A sandbox whose commands reach this machine's network: for code that a user trusts to fetch
  /// its data, never for what a model wrote.
  public static BubblewrapSandbox withNetwork(Path scratch, Blobs blobs) {
    return new BubblewrapSandbox(scratch, blobs, ControlGroups.find(), Net.SHARED);
  }

  private BubblewrapSandbox(Path scratch, Blobs blobs, ControlGroups groups, Net net) {
    this.net = net;
    this.groups = groups;
    this.scratch = new Scratch(scratch);
    this.blobs = blobs;
    this.privilege = Privilege.current();
    this.accounts = this.scratch.folder().resolve("etc");
    this.filter = this.scratch.folder().resolve("filter.bpf");
    AtomicFiles.write(filter, SystemCallFilter.program());
    SystemFiles.writeAccounts(accounts);
    if (net == Net.SHARED) {
      SystemFiles.writeResolving(accounts);
    }
  }

  @Override
  public String tier() {
    return "bubblewrap";
  }

  @Override
  public Execution run(SandboxRequest request) {
    try (Staging staging = scratch.stage(request.inputs(), blobs)) {
      return switch (privilege) {
        case ROOT -> runAsUnusedUser(request, staging);
        case USER -> run(request, staging, List.of());
      };
    }
  }

  private Execution runAsUnusedUser(SandboxRequest request, Staging staging) {
    try (UserLease user = UserLease.take()) {
      staging.giveTo(user.id(), request.readOnly());
      return run(request, staging, Entrance.asUser(user));
    }
  }

  private Execution run(SandboxRequest request, Staging staging, List<String> asUser) {
    return groups.within(request.limits(), group -> run(request, staging, asUser, group));
  }

  private Execution run(
      SandboxRequest request, Staging staging, List<String> asUser, Optional<ControlGroup> group) {
    Path status = staging.root().resolve("status.json");
    List<String> command = command(request, staging, status, asUser);
    ProcessBuilder builder =
        new ProcessBuilder(group.map(it -> it.joinedBy(command)).orElse(command));
    builder.environment().clear();
    builder.environment().put("PATH", SandboxEnvironment.PATH);
    builder.directory(staging.root().toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    Ended ended =
        Supervision.run(
            new Supervision.Job(
                builder, request.limits(), new DiskUse(staging.work()), staging.log(), group),
            process -> new NamespaceTree(process, status));
    if (ended.enforced().isEmpty() && !NamespaceTree.hasRun(status)) {
      throw new UnavailableException(
          "The sandbox for %s did not start: %s".formatted(request.step(), ended.stderr().strip()));
    }
    return ended.with(staging.collect(request, blobs));
  }

  private List<String> command(
      SandboxRequest request, Staging staging, Path status, List<String> asUser) {
    Sources sources = Sources.of(privilege, hostPaths(request, staging));
    sources.reachable(scratch.folder()); // First, and once for all that lies in it.
    List<String> view = View.of(request, staging.work(), accounts, sources, net);
    List<String> words = new ArrayList<>(Entrance.words(status, filter, sources));
    words.addAll(asUser);
    words.add("bwrap");
    words.addAll(view);
    words.addAll(List.of("--json-status-fd", "9", "--seccomp", "8", "--"));
    words.addAll(limited(request.limits()));
    words.addAll(request.command());
    return words;
  }

  private static List<String> limited(Limits limits) {
    return List.of(
        "prlimit",
        "--core=0",
        "--nproc=" + (limits.processes() + OWN_PROCESSES),
        "--fsize=" + limits.diskBytes(),
        "--");
  }

  private List<Path> hostPaths(SandboxRequest request, Staging staging) {
    List<Path> paths = new ArrayList<>(request.mounts().stream().map(Mount::source).toList());
    paths.add(staging.work());
    paths.add(accounts);
    return paths;
  }
}
