package dev.alhazen.sandbox.landlock;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroup;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.DescendantTree;
import dev.alhazen.sandbox.DiskUse;
import dev.alhazen.sandbox.Entrance;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Privilege;
import dev.alhazen.sandbox.ProcessTree;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Scratch;
import dev.alhazen.sandbox.SessionTree;
import dev.alhazen.sandbox.Sources;
import dev.alhazen.sandbox.Staging;
import dev.alhazen.sandbox.Supervision;
import dev.alhazen.sandbox.Supervision.Ended;
import dev.alhazen.sandbox.SystemFiles;
import dev.alhazen.sandbox.UserLease;
import dev.alhazen.sandbox.WorkFolder;
import dev.alhazen.sandbox.landlock.Filter.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Runs a command that its own launcher has bound for good: by Landlock to the system's programs,
/// its mounts and its workspace; by a filter of system calls to no other processes' memory and no
/// new namespaces. It needs nothing installed but util-linux, and comes in two tiers:
/// * `landlock`: with namespaces of its own, in which everything lies where bubblewrap puts it.
/// * `landlock-alone`: where no namespaces can be had. A command has no sockets, no `/tmp` and no
///   shared memory; where it changes a file's mode, owner or times, or leaves its session, that
///   seems to work and does nothing. Mounts are found at their sources ([MountPaths]
///   (dev.alhazen.sandbox.MountPaths)). It can see other processes' names, and what is where.
///
/// A Java virtual machine starts before each command, for a tenth of a second and more. Limits are
/// those of bubblewrap; `/tmp` and the home count as disk. Thread-safe.
public final class LandlockSandbox implements Sandbox {
  /// The first process of a namespace never dies of a signal of its own kind, and must bury those
  /// that lost their parent: a shell does both for the command.
  private static final List<String> FIRST_PROCESS =
      List.of("/bin/sh", "-c", "\"$@\" & wait $!", "first");

  private static final int OWN_PROCESSES = 2;
  private static final Path NOTHING = Path.of("/dev/null");

  private final Scratch scratch;
  private final Blobs blobs;
  private final Privilege privilege;
  private final ControlGroups groups = ControlGroups.find();
  private final Path java;
  private final Tree tree;

  private LandlockSandbox(Path scratch, Blobs blobs, Path java, Tree tree) {
    this.scratch = new Scratch(scratch);
    this.blobs = blobs;
    this.privilege = Privilege.current();
    this.java = java;
    this.tree = tree;
    Path folder = this.scratch.folder();
    Rooms shared = new Rooms(folder, folder, folder, java);
    LauncherProgram.write(shared.launcher());
    SystemFiles.writeAccounts(shared.accounts());
  }

  /// The tier `landlock`.
  ///
  /// @param scratch a folder for the files of commands under way, and nothing else
  /// @param blobs where inputs are taken from and outputs go
  /// @param java the folder of the Java that runs the launcher
  public static LandlockSandbox withNamespaces(Path scratch, Blobs blobs, Path java) {
    return new LandlockSandbox(scratch, blobs, java, Tree.NAMESPACE);
  }

  /// The tier `landlock-alone`.
  ///
  /// @param scratch a folder for the files of commands under way, and nothing else
  /// @param blobs where inputs are taken from and outputs go
  /// @param java the folder of the Java that runs the launcher
  public static LandlockSandbox alone(Path scratch, Blobs blobs, Path java) {
    return new LandlockSandbox(scratch, blobs, java, Tree.SESSION);
  }

  @Override
  public String tier() {
    return switch (tree) {
      case NAMESPACE -> "landlock";
      case SESSION -> "landlock-alone";
    };
  }

  @Override
  public Execution run(SandboxRequest request) {
    try (Staging staging = scratch.stage(place(request), request.inputs(), blobs)) {
      return switch (privilege) {
        case USER -> grouped(request, staging, List.of(), OptionalInt.empty());
        case ROOT -> {
          try (UserLease user = UserLease.take()) {
            staging.giveTo(user.id(), request.readOnly());
            yield grouped(request, staging, Entrance.asUser(user), OptionalInt.of(user.id()));
          }
        }
      };
    }
  }

  /// Without a root of its own, a command finds what lies above its folder where that really is.
  private Path place(SandboxRequest request) {
    Path plain = Path.of("work");
    return switch (tree) {
      case NAMESPACE -> plain;
      case SESSION -> WorkFolder.of(request, plain);
    };
  }

  private Execution grouped(
      SandboxRequest request, Staging staging, List<String> asUser, OptionalInt user) {
    return groups.within(request.limits(), group -> run(request, staging, asUser, user, group));
  }

  private Execution run(
      SandboxRequest request,
      Staging staging,
      List<String> asUser,
      OptionalInt user,
      Optional<ControlGroup> group) {
    Rooms rooms =
        furnished(new Rooms(scratch.folder(), staging.root(), staging.work(), java), user);
    Sources sources = Sources.of(privilege, hostPaths(request, rooms));
    sources.reachable(rooms.scratch());
    Layout layout =
        switch (tree) {
          case NAMESPACE -> new OwnRoot(request, sources, rooms);
          case SESSION -> new SharedRoot(request, sources, rooms);
        };
    List<String> words = words(request, layout, sources, asUser, rooms);
    ProcessBuilder builder = new ProcessBuilder(group.map(it -> it.joinedBy(words)).orElse(words));
    builder.environment().clear();
    builder.environment().put("PATH", SandboxEnvironment.PATH);
    builder.environment().put("LC_ALL", "C.UTF-8");
    layout
        .variables()
        .forEach((name, value) -> builder.environment().put(Launcher.VARIABLE + name, value));
    builder.directory(Path.of("/").toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    Ended ended =
        Supervision.run(
            new Supervision.Job(
                builder, request.limits(), new DiskUse(staging.root()), staging.log(), group),
            process -> processes(process, group));
    requireBegun(request, ended, rooms);
    return ended.with(staging.collect(request, blobs));
  }

  private ProcessTree processes(Process first, Optional<ControlGroup> group) {
    return switch (tree) {
      case NAMESPACE -> new DescendantTree(first);
      case SESSION -> new SessionTree(first, group);
    };
  }

  private List<String> words(
      SandboxRequest request, Layout layout, Sources sources, List<String> asUser, Rooms rooms) {
    Policy policy = layout.policy(inside(request, layout));
    List<String> program =
        LauncherProgram.words(sources.reachable(java), sources.reachable(rooms.launcher()));
    // The sources are complete only now.
    List<String> words = new ArrayList<>(Entrance.words(NOTHING, NOTHING, sources));
    words.addAll(asUser);
    words.addAll(
        switch (tree) {
          case NAMESPACE -> Namespaces.WORDS;
          case SESSION -> List.of("setsid");
        });
    words.addAll(program);
    words.addAll(policy.arguments());
    return words;
  }

  private List<String> inside(SandboxRequest request, Layout layout) {
    List<String> words = new ArrayList<>();
    if (tree == Tree.NAMESPACE) {
      words.addAll(FIRST_PROCESS);
    }
    words.addAll(limited(request.limits()));
    words.addAll(layout.command());
    return words;
  }

  /// Where the command has neither a user nor a namespace for itself, a limit on processes would
  /// count all others of the user, too.
  private List<String> limited(Limits limits) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("/usr/bin/prlimit", "--core=0", "--fsize=" + limits.diskBytes()));
    if (privilege == Privilege.ROOT || tree == Tree.NAMESPACE) {
      words.add("--nproc=" + (limits.processes() + OWN_PROCESSES));
    }
    words.add("--");
    return words;
  }

  private static List<Path> hostPaths(SandboxRequest request, Rooms rooms) {
    List<Path> paths = new ArrayList<>(request.mounts().stream().map(Mount::source).toList());
    paths.add(rooms.scratch());
    paths.add(rooms.java());
    return paths;
  }

  private static Rooms furnished(Rooms rooms, OptionalInt user) {
    try {
      for (Path folder : List.of(rooms.home(), rooms.temporary(), rooms.sharedMemory())) {
        give(Files.createDirectories(folder), user);
      }
      give(Files.createFile(rooms.status()), user);
      return rooms;
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be filled: %s. Check permissions and free space."
              .formatted(rooms.root(), e),
          e);
    }
  }

  private static void give(Path path, OptionalInt user) throws IOException {
    if (user.isPresent()) {
      Files.setAttribute(path, "unix:uid", user.getAsInt());
      Files.setAttribute(path, "unix:gid", user.getAsInt());
    }
  }

  private static void requireBegun(SandboxRequest request, Ended ended, Rooms rooms) {
    try {
      String status = Files.readString(rooms.status());
      if (ended.enforced().isEmpty() && !status.equals(Launcher.BEGUN)) {
        throw new UnavailableException(
            "The sandbox for %s did not start: %s %s"
                .formatted(request.step(), status, ended.stderr().strip()));
      }
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(rooms.status(), e), e);
    }
  }
}
