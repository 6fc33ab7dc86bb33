package dev.alhazen.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares what a process tree uses with what it may use: by the numbers of its control group,
/// where it has one, else by those of its processes.
final class Watch {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");

  /// Of the programs that enter the sandbox and set its limits.
  static final int OWN_THREADS = 4;

  private final Limits limits;
  private final ProcessTree tree;
  private final DiskUse disk;
  private final Optional<ControlGroup> group;
  private final LongSupplier said;
  private final Silence silence = new Silence();

  /// @param said how many bytes of output were read so far
  Watch(
      Limits limits,
      ProcessTree tree,
      DiskUse disk,
      Optional<ControlGroup> group,
      LongSupplier said) {
    this.limits = limits;
    this.tree = tree;
    this.disk = disk;
    this.group = group;
    this.said = said;
  }

  Optional<Exit> look() {
    List<ProcessHandle> members = tree.members();
    return (group.isPresent() ? Optional.<Exit>empty() : uncontrolled(members))
        .or(() -> lastLook(members))
        .or(() -> overTime(members));
  }

  /// What can still be seen when all processes are gone.
  Optional<Exit> lastLook() {
    return lastLook(List.of());
  }

  void requireRoom() {
    disk.requireRoom(limits.diskBytes());
  }

  private Optional<Exit> lastLook(List<ProcessHandle> members) {
    if (group.isPresent() && group.get().ranOutOfMemory()) {
      return Optional.of(new Exit.OutOfMemory(limits.memoryBytes()));
    }
    return disk.exceeds(limits.diskBytes(), members)
        ? Optional.of(new Exit.DiskFull(limits.diskBytes()))
        : Optional.empty();
  }

  /// What the kernel does itself in a control group.
  private Optional<Exit> uncontrolled(List<ProcessHandle> members) {
    if (memory(members) > limits.memoryBytes()) {
      return Optional.of(new Exit.OutOfMemory(limits.memoryBytes()));
    }
    return members.size() > limits.processes()
            || sum(members, "status", THREADS) > limits.processes() + OWN_THREADS
        ? Optional.of(new Exit.TooManyProcesses(limits.processes()))
        : Optional.empty();
  }

  private Optional<Exit> overTime(List<ProcessHandle> members) {
    if (cpu(members).compareTo(limits.processorTime()) > 0) {
      return Optional.of(new Exit.CpuExhausted(limits.processorTime()));
    }
    return limits
        .silence()
        .filter(limit -> silence.since(said.getAsLong() + disk.pulse()).compareTo(limit) > 0)
        .map(Exit.NoProgress::new);
  }

  private Duration cpu(List<ProcessHandle> members) {
    return group
        .flatMap(ControlGroup::cpu)
        .orElseGet(
            () ->
                members.stream()
                    .flatMap(process -> ProcStat.of(process.pid()).stream())
                    .map(ProcStat::cpu)
                    .reduce(Duration.ZERO, Duration::plus));
  }

  /// Resident memory counts a shared page once for each process, so a high sum is looked at again
  /// by proportional shares, which is exact and slower.
  private long memory(List<ProcessHandle> members) {
    long resident = sum(members, "status", RESIDENT) << 10;
    return resident <= limits.memoryBytes() ? resident : proportional(members, resident);
  }

  private static long proportional(List<ProcessHandle> members, long resident) {
    long shares = sum(members, "smaps_rollup", PROPORTIONAL) << 10;
    return shares == 0 ? resident : shares;
  }

  private static long sum(List<ProcessHandle> members, String file, Pattern number) {
    return members.stream()
        .mapToLong(process -> read(Path.of("/proc", "" + process.pid(), file), number))
        .sum();
  }

  private static long read(Path file, Pattern number) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Matcher found = number.matcher(text);
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    } catch (IOException e) {
      return 0; // It ended meanwhile.
    }
  }

  /// How long a number did not change.
  private static final class Silence {
    private long last = Long.MIN_VALUE;
    private long changed;

    Duration since(long pulse) {
      long now = System.nanoTime();
      if (pulse != last) {
        last = pulse;
        changed = now;
      }
      return Duration.ofNanos(now - changed);
    }
  }
}
