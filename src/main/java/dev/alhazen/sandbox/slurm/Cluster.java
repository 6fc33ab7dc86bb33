package dev.alhazen.sandbox.slurm;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Slurm says of the user's jobs.
final class Cluster {
  private static final int MOST_IDS = 500;

  private final Programs programs;

  Cluster(Programs programs) {
    this.programs = programs;
  }

  /// One line of the queue.
  ///
  /// @param reason why it waits, such as `Resources` or `Priority`
  record Queued(String id, String state, String reason, String name) {}

  /// All jobs of the user that wait or run, by their number: one question, however many there are.
  ///
  /// @throws UnreachableException where Slurm does not answer
  Map<String, Queued> queue() {
    Map<String, Queued> queue = new HashMap<>();
    squeue(List.of("squeue", "--me", "--noheader", "--format=%A|%T|%r|%j"))
        .forEach(job -> queue.put(job.id(), job));
    return queue;
  }

  /// The latest job of this name, also one that ended a short while ago.
  ///
  /// @throws UnreachableException where Slurm does not answer
  Optional<String> find(String name) {
    return squeue(
            List.of(
                "squeue",
                "--me",
                "--noheader",
                "--states=all",
                "--name=" + name,
                "--format=%A|%T|%r|%j"))
        .stream()
        .map(Queued::id)
        .max(Comparator.comparing(Long::valueOf));
  }

  /// @throws UnreachableException where Slurm does not answer
  Details details(String id) {
    Programs.Ran ran = programs.run(List.of("scontrol", "show", "job", "-o", id));
    if (ran.isSuccess() && ran.out().contains("JobState=")) {
      return Details.parse(ran.out().lines().findFirst().orElse(""));
    }
    if (ran.err().contains("Invalid job id")) {
      return accounted(id);
    }
    throw new UnreachableException(ran.complaint());
  }

  /// Ends jobs; those that are gone already are no trouble.
  void cancel(Collection<String> ids) {
    List<String> all = ids.stream().sorted().toList();
    for (int from = 0; from < all.size(); from += MOST_IDS) {
      programs.run(
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of("scancel"),
                  all.subList(from, Math.min(all.size(), from + MOST_IDS)).stream())
              .toList());
    }
  }

  /// Where a cluster keeps accounts, they know a job longer than its controller does.
  private Details accounted(String id) {
    if (!programs.has("sacct")) {
      return Details.FORGOTTEN;
    }
    Programs.Ran ran =
        programs.run(List.of("sacct", "-n", "-X", "-P", "-j", id, "-o", "State,NodeList"));
    String[] words = ran.out().strip().lines().findFirst().orElse("").split("\\|", 2);
    boolean told = ran.isSuccess() && Fate.of(words[0]) != Fate.ALIVE;
    return told
        ? new Details(words[0], -1, 0, words.length > 1 ? words[1] : "")
        : Details.FORGOTTEN;
  }

  private List<Queued> squeue(List<String> words) {
    Programs.Ran ran = programs.run(words);
    if (!ran.isSuccess()) {
      throw new UnreachableException(ran.complaint());
    }
    return ran.out().lines().flatMap(line -> parse(line).stream()).toList();
  }

  /// The name comes last: those of other programs may hold anything.
  private static Optional<Queued> parse(String line) {
    String[] parts = line.strip().split("\\|", 4);
    return parts.length == 4 && parts[0].matches("\\d+")
        ? Optional.of(new Queued(parts[0], parts[1], parts[2], parts[3]))
        : Optional.empty();
  }
}
