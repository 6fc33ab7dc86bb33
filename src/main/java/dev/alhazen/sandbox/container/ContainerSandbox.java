package dev.alhazen.sandbox.container;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.DiskUse;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Privilege;
import dev.alhazen.sandbox.RootView;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Scratch;
import dev.alhazen.sandbox.Staging;
import dev.alhazen.sandbox.Supervision;
import dev.alhazen.sandbox.Supervision.Ended;
import dev.alhazen.sandbox.SystemFiles;
import dev.alhazen.sandbox.UserLease;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Runs a command in a container whose root is this machine's own system, read-only, as bubblewrap
/// shows it: no image, no registry, no network, no capabilities. Limits are those of bubblewrap.
/// Thread-safe.
public final class ContainerSandbox implements Sandbox {
  private final Engine engine;
  private final Scratch scratch;
  private final Blobs blobs;
  private final Path accounts;

  ContainerSandbox(Engine engine, Path scratch, Blobs blobs) {
    this.engine = engine;
    this.scratch = new Scratch(scratch);
    this.blobs = blobs;
    this.accounts = this.scratch.folder().resolve("etc");
    SystemFiles.writeAccounts(accounts);
    AtomicFiles.write(filter(), resource(tier() + "-seccomp.json"));
  }

  /// The tier `podman`. As root, each command runs as an unused user; else as the user, who is
  /// called root inside and has no rights of root.
  ///
  /// @param scratch a folder for the files of commands under way, and nothing else
  /// @param blobs where inputs are taken from and outputs go
  public static ContainerSandbox podman(Path scratch, Blobs blobs) {
    return new ContainerSandbox(new Podman(PodmanManner.here()), scratch, blobs);
  }

  /// The tier `apptainer`, for ordinary users.
  ///
  /// @param scratch a folder for the files of commands under way, and nothing else
  /// @param blobs where inputs are taken from and outputs go
  /// @throws UnavailableException for root: Apptainer knows no unused user to run a command as
  public static ContainerSandbox apptainer(Path scratch, Blobs blobs) {
    if (Privilege.current() == Privilege.ROOT) {
      throw new UnavailableException(
          "Apptainer would run commands as root. Start alhazen as an ordinary user.");
    }
    return new ContainerSandbox(new Apptainer(), scratch, blobs);
  }

  @Override
  public String tier() {
    return engine.tier();
  }

  @Override
  public Execution run(SandboxRequest request) {
    try (Staging staging = scratch.stage(request.inputs(), blobs)) {
      return switch (Privilege.current()) {
        case USER -> run(request, staging, OptionalInt.empty());
        case ROOT -> {
          try (UserLease user = UserLease.take()) {
            staging.giveTo(user.id(), request.readOnly());
            yield run(request, staging, OptionalInt.of(user.id()));
          }
        }
      };
    }
  }

  private Execution run(SandboxRequest request, Staging staging, OptionalInt user) {
    RootView view = RootView.of(request, staging.work(), accounts);
    Box box = new Box(request, view, staging.root(), filter(), user);
    furnish(box);
    ProcessBuilder builder = new ProcessBuilder(engine.words(box));
    builder.environment().clear();
    builder.environment().putAll(engine.environment(box));
    builder.directory(Path.of("/").toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    Ended ended =
        Supervision.run(
            new Supervision.Job(
                builder,
                request.limits(),
                new DiskUse(staging.root()),
                staging.log(),
                Optional.empty()),
            process -> engine.tree(process, box));
    if (ended.enforced().isEmpty() && !hasBegun(box)) {
      throw new UnavailableException(
          "The sandbox for %s did not start: %s".formatted(request.step(), ended.stderr().strip()));
    }
    return ended.with(staging.collect(request, blobs));
  }

  /// What engines let a command call; their own lists leave keyrings and new namespaces open.
  /// Apptainer cannot answer `clone3` in the way that programs expect, so that stays open there.
  private Path filter() {
    return scratch.folder().resolve("seccomp.json");
  }

  private static String resource(String name) {
    try (InputStream in = ContainerSandbox.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void furnish(Box box) {
    box.view().furnish(box.root());
    try {
      for (Path folder : List.of(box.home(), box.temporary(), box.sharedMemory())) {
        Files.createDirectories(folder);
      }
      // Some runtimes give a file system in memory the mode of what it covers.
      for (String open : List.of(RootView.TEMPORARY, SystemFiles.HOME)) {
        Files.setPosixFilePermissions(
            RootView.inside(box.root(), open), PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      // For engines that mount over a place only where it is there.
      Files.createDirectories(box.root().resolve("dev/shm"));
      Files.createFile(box.root().resolve("run/begun"));
      Files.createFile(box.begun());
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be filled: %s. Check permissions and free space."
              .formatted(box.room(), e),
          e);
    }
  }

  private static boolean hasBegun(Box box) {
    try {
      return Files.size(box.begun()) > 0;
    } catch (IOException e) {
      return false; // The engine did not get so far.
    }
  }
}
