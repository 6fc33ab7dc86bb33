package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.ProcStat;
import dev.alhazen.sandbox.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The processes of a PID namespace: all descend from its first one, and die with it.
final class NamespaceTree implements ProcessTree {
  private static final Pattern FIRST = Pattern.compile("\"child-pid\": (\\d+)");
  private static final Pattern CODE = Pattern.compile("\"exit-code\": (\\d+)");
  private static final long PATIENCE_MILLIS = 10_000;

  private final Process outer;
  private final Path status;

  /// @param outer bubblewrap itself, outside the namespace
  /// @param status the file to which it reports
  NamespaceTree(Process outer, Path status) {
    this.outer = outer;
    this.status = status;
  }

  /// Whether the command was started and came to its end by itself.
  static boolean hasRun(Path status) {
    return CODE.matcher(read(status)).find();
  }

  @Override
  public List<ProcessHandle> members() {
    return first().stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .toList();
  }

  @Override
  public void kill() {
    await(() -> !outer.isAlive() || firstPid().isPresent(), "starts");
    first().ifPresent(ProcessHandle::destroyForcibly);
    end(outer);
    await(() -> !outer.isAlive() && isDead(firstPid()), "dies");
  }

  private Optional<ProcessHandle> first() {
    OptionalLong pid = firstPid();
    return pid.isPresent() && !isDead(pid) ? ProcessHandle.of(pid.getAsLong()) : Optional.empty();
  }

  private OptionalLong firstPid() {
    Matcher found = FIRST.matcher(read(status));
    return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }

  private static boolean isDead(OptionalLong pid) {
    return pid.isEmpty() || !ProcStat.isAlive(pid.getAsLong());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return ""; // It has not begun yet.
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  /// By its handle: `Process.destroyForcibly` would close the streams before they are read.
  private static void end(Process process) {
    process.toHandle().destroyForcibly();
  }

  private void await(BooleanSupplier condition, String what) {
    try {
      for (long millis = 0; !condition.getAsBoolean(); millis++) {
        if (millis > PATIENCE_MILLIS) {
          throw new UnavailableException(
              "Sandbox process %d neither %s nor reports why. End it by hand."
                  .formatted(outer.pid(), what));
        }
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      end(outer);
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while a process was ended. Run resume.");
    }
  }
}
