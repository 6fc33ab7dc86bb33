package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/// The part of a job that happens on its node: runs the ordered command in this node's sandbox and
/// leaves the result in the shared folder, unless another copy has taken its place.
public final class NodeRun {
  /// Slurm ends all processes of a job nearly at once. A command that died of a signal may be the
  /// first of them: this process is given time to be the next.
  private static final Duration AFTERLIFE = Duration.ofSeconds(2);

  /// A copy that was given up looks for so many that came after it.
  private static final int MOST_RESTARTS = 20;

  private final Node node;
  private final Tiers tiers;
  private final Duration afterlife;

  /// Which copy of which job this is, as Slurm says.
  ///
  /// @param restarts how often Slurm began the job anew
  /// @param name the node's
  /// @param temporary a folder of this node for files under way
  public record Node(String job, int restarts, String name, Path temporary) {}

  /// Makes the sandbox of a tier on this node.
  public interface Tiers {
    /// @throws UnavailableException where this node does not have it
    Sandbox sandbox(String tier, Path scratch, Blobs blobs);
  }

  public NodeRun(Node node, Tiers tiers) {
    this(node, tiers, AFTERLIFE);
  }

  NodeRun(Node node, Tiers tiers, Duration afterlife) {
    this.node = node;
    this.tiers = tiers;
    this.afterlife = afterlife;
  }

  /// What became of a copy.
  public enum Ending {
    /// Its result lies in the shared folder.
    REPORTED,
    /// Another copy or attempt has taken its place; nothing was reported.
    SUPERSEDED
  }

  /// @param attempt the folder of the attempt
  public Ending run(Path attempt) {
    Path folder = attempt.toAbsolutePath().normalize();
    if (!isCurrent(folder)) {
      return Ending.SUPERSEDED;
    }
    Attempt own = new Attempt(folder, number(folder));
    AtomicFiles.write(own.start(node.job(), node.restarts()), node.name() + "\n");
    NodeResult result = result(Json.read(folder.resolve("order.json"), Order.class));
    if (!isCurrent(folder)) {
      return Ending.SUPERSEDED;
    }
    ResultName name = new ResultName(own.name(), node.job(), node.restarts());
    AtomicFiles.write(SharedFolder.resultsBeside(folder).resolve(name.file()), Json.pretty(result));
    return Ending.REPORTED;
  }

  private NodeResult result(Order order) {
    Optional<Mount> unseen =
        order.request().mounts().stream()
            .filter(mount -> !Files.exists(mount.source()))
            .findFirst();
    if (unseen.isPresent()) {
      return NodeResult.refused(node.name(), unseen(unseen.get()));
    }
    try {
      Path scratch = order.scratch().map(Path::of).orElse(node.temporary());
      Sandbox sandbox = tiers.sandbox(order.tier(), scratch, new Blobs(Path.of(order.blobs())));
      Execution execution = sandbox.run(order.request());
      if (execution.exit() instanceof Exit.Exited(int code) && code > 128) {
        Thread.sleep(afterlife);
      }
      return NodeResult.of(node.name(), execution);
    } catch (UnavailableException e) {
      return NodeResult.refused(node.name(), e.explanation());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted on node %s. Run resume.".formatted(node.name()));
    }
  }

  private static String unseen(Mount mount) {
    return ("It does not see %s (%s). What a template reads must lie where nodes see it at the same"
            + " path, such as a shared home; data sets: `alhazen data prepare NAME --data-dir DIR`,"
            + " and --data DIR for the study.")
        .formatted(mount.source(), mount.name());
  }

  /// Whether neither a further attempt was begun, nor a later copy of this job.
  private boolean isCurrent(Path folder) {
    return Files.exists(folder.resolve("order.json"))
        && !Files.exists(folder.resolveSibling("attempt_" + (number(folder) + 1)))
        && !isRestarted(folder);
  }

  private boolean isRestarted(Path folder) {
    Attempt own = new Attempt(folder, number(folder));
    return IntStream.rangeClosed(node.restarts() + 1, node.restarts() + MOST_RESTARTS)
        .mapToObj(restarts -> own.start(node.job(), restarts))
        .anyMatch(Files::exists);
  }

  private static int number(Path folder) {
    return Integer.parseInt(folder.getFileName().toString().replaceFirst("attempt_", ""));
  }
}
