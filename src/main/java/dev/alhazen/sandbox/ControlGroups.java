package dev.alhazen.sandbox;

import dev.alhazen.base.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where this program may make control groups, found out by making one and joining it: as root, or
/// in a subtree that the system's manager left to the user. Both layouts are known: one tree for
/// all controllers (version 2), and one for each (version 1). This class is thread-safe.
public final class ControlGroups {
  private static final AtomicLong NEXT = new AtomicLong();

  private final List<Path> parents;
  private final String details;

  private ControlGroups(List<Path> parents, String details) {
    this.parents = List.copyOf(parents);
    this.details = details;
  }

  /// None are made: limits are watched from outside.
  public static ControlGroups none() {
    return new ControlGroups(List.of(), "memory and processes watched every 100 ms");
  }

  /// Those of this machine; groups that a killed program left are ended and removed.
  public static ControlGroups find() {
    return Stream.of(Hierarchies.unified(), Hierarchies.separate())
        .flatMap(List::stream)
        .filter(ControlGroups::works)
        .findFirst()
        .map(
            parents ->
                new ControlGroups(
                    parents,
                    "memory and processes by control groups, version "
                        + (parents.size() == 1 ? "2" : "1")))
        .orElseGet(ControlGroups::none);
  }

  /// How limits on memory and processes are held, in a few words for people.
  public String details() {
    return details;
  }

  /// Does something with a fresh group, which is empty and gone when this returns; without one
  /// where this machine lets us make none.
  public <T> T within(Limits limits, Function<Optional<ControlGroup>, T> work) {
    Optional<ControlGroup> group = parents.isEmpty() ? Optional.empty() : made(parents, limits);
    try {
      return work.apply(group);
    } finally {
      group.ifPresent(ControlGroup::close);
    }
  }

  private static boolean works(List<Path> parents) {
    parents.forEach(ControlGroups::removeStale);
    Optional<ControlGroup> trial = made(parents, Limits.DEFAULT);
    if (trial.isEmpty()) {
      return false;
    }
    try (ControlGroup group = trial.get()) {
      return joins(group);
    }
  }

  private static Optional<ControlGroup> made(List<Path> parents, Limits limits) {
    String name = "alhazen-%s-%d".formatted(owner(ProcessHandle.current().pid()), next());
    List<Path> folders = new ArrayList<>();
    try {
      for (Path parent : parents) {
        folders.add(Files.createDirectory(parent.resolve(name)));
      }
      for (Path folder : folders) {
        limit(folder, limits);
      }
      return Optional.of(new ControlGroup(folders));
    } catch (IOException e) {
      new ControlGroup(folders).close();
      return Optional.empty(); // Not ours to make: the next place is tried, or the watch does it.
    }
  }

  private static void limit(Path folder, Limits limits) throws IOException {
    String memory = "" + limits.memoryBytes();
    write(folder.resolve("memory.max"), memory);
    write(folder.resolve("memory.swap.max"), "0");
    write(folder.resolve("memory.oom.group"), "1");
    write(folder.resolve("memory.limit_in_bytes"), memory);
    write(folder.resolve("memory.memsw.limit_in_bytes"), memory);
    write(folder.resolve("pids.max"), "" + (limits.processes() + Watch.OWN_THREADS));
  }

  /// Each layout, and each hierarchy, has only some of these files.
  private static void write(Path file, String value) throws IOException {
    if (Files.exists(file)) {
      Files.writeString(file, value);
    }
  }

  private static boolean joins(ControlGroup group) {
    try {
      ProcessBuilder trial = new ProcessBuilder(group.joinedBy(List.of("true")));
      trial.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      return Spawner.start(trial).waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new dev.alhazen.base.TryAgainException("Interrupted while limits were tried.");
    }
  }

  private static void removeStale(Path parent) {
    try (Stream<Path> entries = Files.list(parent)) {
      entries
          .filter(entry -> entry.getFileName().toString().matches("alhazen-\\d+-\\d+-\\d+"))
          .filter(entry -> !isOwned(entry.getFileName().toString().split("-", -1)))
          .forEach(entry -> new ControlGroup(List.of(entry)).close());
    } catch (IOException e) {
      // A place that cannot be listed is none where a group can be made, which is tried next.
    }
  }

  private static boolean isOwned(String[] name) {
    return owner(Long.parseLong(name[1])).equals(name[1] + "-" + name[2]);
  }

  /// A process by its number and the moment of its start, as numbers are used again.
  private static String owner(long pid) {
    return pid + "-" + ProcStat.of(pid).map(ProcStat::started).orElse(-1L);
  }

  private static long next() {
    return NEXT.incrementAndGet();
  }

  /// The places to try, best first, in what the kernel says of this process.
  private static final class Hierarchies {
    private static final List<String> NEEDED = List.of("memory", "pids");
    private static final List<String> SEPARATE = List.of("memory", "pids", "cpuacct");

    /// Beside our own group and above it: a group with members cannot have limited children.
    static List<List<Path>> unified() {
      return mount("cgroup2", "").map(mount -> upwards(mount, own(""))).orElse(List.of()).stream()
          .filter(folder -> controls(folder.resolve("cgroup.subtree_control")))
          .map(List::of)
          .toList();
    }

    /// Within our own group in each tree, so that its limits go on to count, else at the top.
    static List<List<Path>> separate() {
      List<List<Path>> places = new ArrayList<>();
      for (String controller : SEPARATE) {
        Optional<Path> mount = mount("cgroup", controller);
        if (mount.isEmpty()) {
          return List.of();
        }
        places.add(upwards(mount.get(), own(controller)));
      }
      return List.of(
          places.stream().map(List::getFirst).toList(),
          places.stream().map(List::getLast).toList());
    }

    private static boolean controls(Path file) {
      return Files.isReadable(file)
          && List.of(Texts.read(file).strip().split(" ", -1)).containsAll(NEEDED);
    }

    private static List<Path> upwards(Path mount, String own) {
      List<Path> folders = new ArrayList<>();
      Path at = mount.resolve(own.replaceFirst("^/+", "")).normalize();
      for (; at.startsWith(mount); at = at.getParent()) {
        if (Files.isDirectory(at)) {
          folders.add(at);
        }
      }
      return folders.isEmpty() ? List.of(mount) : folders;
    }

    /// Our own path: `4:memory:/some/path`, or `0::/some/path` in the unified layout.
    private static String own(String controller) {
      return Texts.read(Path.of("/proc/self/cgroup"))
          .lines()
          .map(line -> line.split(":", 3))
          .filter(parts -> List.of(parts[1].split(",", -1)).contains(controller))
          .map(parts -> parts[2])
          .findFirst()
          .orElse("/");
    }

    /// Where a tree is mounted: `30 24 0:27 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory`.
    private static Optional<Path> mount(String type, String controller) {
      return Texts.read(Path.of("/proc/self/mountinfo"))
          .lines()
          .map(line -> line.split(" - ", 2))
          .filter(parts -> parts[1].startsWith(type + " "))
          .filter(
              parts ->
                  controller.isEmpty() || List.of(parts[1].split("[ ,]", -1)).contains(controller))
          .map(parts -> Path.of(parts[0].split(" ", -1)[4]))
          .findFirst();
    }
  }
}
