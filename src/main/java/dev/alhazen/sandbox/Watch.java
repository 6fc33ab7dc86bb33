package dev.alhazen.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares what a process tree uses with what it may use.
final class Watch {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

  private final Limits limits;
  private final ProcessTree tree;
  private final DiskUse disk;

  Watch(Limits limits, ProcessTree tree, DiskUse disk) {
    this.limits = limits;
    this.tree = tree;
    this.disk = disk;
  }

  Optional<Exit> look() {
    if (memory() > limits.memoryBytes()) {
      return Optional.of(new Exit.OutOfMemory(limits.memoryBytes()));
    }
    return lastLook();
  }

  /// What can still be seen when all processes are gone.
  Optional<Exit> lastLook() {
    return disk.exceeds(limits.diskBytes(), tree)
        ? Optional.of(new Exit.DiskFull(limits.diskBytes()))
        : Optional.empty();
  }

  void requireRoom() {
    disk.requireRoom(limits.diskBytes());
  }

  /// Resident memory counts a shared page once for each process, so a high sum is looked at again
  /// by proportional shares, which is exact and slower.
  private long memory() {
    long resident = sum("status", RESIDENT);
    return resident <= limits.memoryBytes() ? resident : proportional(resident);
  }

  private long proportional(long resident) {
    long shares = sum("smaps_rollup", PROPORTIONAL);
    return shares == 0 ? resident : shares;
  }

  private long sum(String file, Pattern kilobytes) {
    return tree.members().stream()
        .mapToLong(process -> read(Path.of("/proc", "" + process.pid(), file), kilobytes))
        .sum();
  }

  private static long read(Path file, Pattern kilobytes) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Matcher found = kilobytes.matcher(text);
      return found.find() ? Long.parseLong(found.group(1)) << 10 : 0;
    } catch (IOException e) {
      return 0; // It ended meanwhile.
    }
  }
}
