package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The kernel's account of one process tree: it refuses memory and processes beyond the limits,
/// adds up processor time exactly, and knows every member, whatever it does to flee. A process
/// joins before it becomes the command that is to be limited.
public final class ControlGroup implements AutoCloseable {
  private static final String MEMBERS = "cgroup.procs";
  private static final String JOIN =
      "n=$1; shift; while [ $n -gt 0 ]; do echo $$ >\"$1\"; shift; n=$((n - 1)); done; exec \"$@\"";
  private static final Pattern KILLED = Pattern.compile("(?m)^oom_kill (\\d+)");
  private static final Pattern NANOSECONDS = Pattern.compile("^(\\d+)");
  private static final Pattern MICROSECONDS = Pattern.compile("(?m)^usage_usec (\\d+)");
  private static final long PATIENCE_MILLIS = 5_000;

  private final List<Path> folders;

  /// @param folders the same group in each hierarchy that takes part: one where the machine has the
  ///   unified layout, else one for each controller
  ControlGroup(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /// The words that make a process join and become a command.
  public List<String> joinedBy(List<String> command) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", JOIN, "join", "" + folders.size()));
    folders.forEach(folder -> words.add(folder.resolve(MEMBERS).toString()));
    words.addAll(command);
    return words;
  }

  /// All that are alive in it now.
  public List<ProcessHandle> members() {
    return text(folders.getFirst().resolve(MEMBERS))
        .lines()
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())).stream())
        .toList();
  }

  /// Whether the kernel ended one of its processes because they needed too much.
  boolean ranOutOfMemory() {
    return number("memory.events", KILLED) + number("memory.oom_control", KILLED) > 0;
  }

  /// Nothing where the machine does not count it for groups.
  Optional<Duration> cpu() {
    Duration used =
        Duration.ofNanos(number("cpuacct.usage", NANOSECONDS))
            .plus(Duration.ofNanos(1_000 * number("cpu.stat", MICROSECONDS)));
    return used.isZero() ? Optional.empty() : Optional.of(used);
  }

  /// Ends what is left in it, and removes it.
  ///
  /// @throws UnavailableException where something does not die
  @Override
  public void close() {
    try {
      for (long millis = 0; !isRemoved(); millis++) {
        if (millis > PATIENCE_MILLIS) {
          throw new UnavailableException(
              "Control group %s cannot be removed: a process in it does not die."
                  .formatted(folders.getFirst()));
        }
        members().forEach(ProcessHandle::destroyForcibly);
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new dev.alhazen.base.TryAgainException(
          "Interrupted while a control group was removed. Run resume.");
    }
  }

  /// A group with members, or with dead ones that are not all waited for, resists.
  private boolean isRemoved() {
    boolean removed = true;
    for (Path folder : folders) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        removed = false;
      }
    }
    return removed;
  }

  private long number(String file, Pattern pattern) {
    return folders.stream()
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .mapToLong(
            path -> {
              Matcher found = pattern.matcher(text(path));
              return found.find() ? Long.parseLong(found.group(1)) : 0;
            })
        .sum();
  }

  private static String text(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return String.join("\n", lines.toList());
    } catch (java.nio.file.NoSuchFileException e) {
      return ""; // It was removed: nobody is in it.
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }
}
