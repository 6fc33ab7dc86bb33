package dev.alhazen.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Linux says of one process.
///
/// @param state `R`, `S`, … and `Z` for one that is dead and waits for its parent to notice
/// @param cpu processor time of the process and of its children that ended and were waited for
/// @param started a number that tells it from a later process with the same one
public record ProcStat(
    long pid, String state, long parent, long session, Duration cpu, long started) {
  /// The unit of times in `/proc` on every Linux, whatever the kernel's own tick is.
  private static final long TICK_MILLIS = 10;

  /// Where a line has, after the name, the times of the process in user and kernel mode, then those
  /// of its children.
  private static final int TIMES = 11;

  private static final int START = 19;

  public static Optional<ProcStat> of(long pid) {
    try {
      Path file = Path.of("/proc", "" + pid, "stat");
      String line = Files.readString(file, StandardCharsets.ISO_8859_1);
      // The name in parentheses can itself hold spaces and parentheses.
      List<String> rest = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", START + 2));
      long ticks = rest.subList(TIMES, TIMES + 4).stream().mapToLong(Long::parseLong).sum();
      return Optional.of(
          new ProcStat(
              pid,
              rest.get(0),
              Long.parseLong(rest.get(1)),
              Long.parseLong(rest.get(3)),
              Duration.ofMillis(TICK_MILLIS * ticks),
              Long.parseLong(rest.get(START))));
    } catch (IOException e) {
      return Optional.empty(); // It ended.
    }
  }

  public static boolean isAlive(long pid) {
    return of(pid).filter(stat -> !stat.isDead()).isPresent();
  }

  /// The living processes of this machine.
  public static List<ProcStat> living() {
    List<ProcStat> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path entry : entries) {
        of(Long.parseLong(entry.getFileName().toString()))
            .filter(stat -> !stat.isDead())
            .ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new dev.alhazen.base.UnavailableException("/proc cannot be read: %s.".formatted(e), e);
    }
    return found;
  }

  /// The kernel lets the first process of a namespace become a zombie after all others are gone.
  private boolean isDead() {
    return state.equals("Z") || state.equals("X");
  }
}
