package dev.alhazen.sandbox.slurm;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// All that the runs of one study share: the folder, the queue and how a job is submitted.
/// Thread-safe.
public final class Jobs {
  private final String study;
  private final SlurmSettings settings;
  private final SharedFolder folder;
  private final Path blobFolder;
  private final Timing timing;
  private final JobScript script;
  private final Queue queue;
  private final Submission submission;

  /// Where and how.
  ///
  /// @param study a random word that stays the same for a study: jobs are named after it
  /// @param folder for this study alone, on the shared file system
  /// @param blobFolder where nodes find inputs and leave outputs
  /// @param nodeCommand how this program is called on a node
  public record Place(
      String study,
      Path folder,
      Path blobFolder,
      SlurmSettings settings,
      List<String> nodeCommand) {
    public Place {
      nodeCommand = List.copyOf(nodeCommand);
    }
  }

  /// @param news hears how the jobs stand when Slurm was asked
  public Jobs(Place place, Programs programs, Timing timing, Consumer<Census> news) {
    this.study = place.study();
    this.settings = place.settings();
    this.folder = SharedFolder.at(place.folder());
    this.blobFolder = place.blobFolder().toAbsolutePath().normalize();
    this.timing = timing;
    this.script = new JobScript(settings, place.nodeCommand());
    this.queue = new Queue(new Cluster(programs), folder, timing, news);
    this.submission = new Submission(programs, script, timing, queue);
  }

  /// The sandbox of one investigation.
  ///
  /// @param scope its name: two investigations may come to equal requests, and each has its own job
  /// @param blobs of the study
  /// @param local where everything happens that is no job
  public SlurmSandbox sandbox(
      String scope, Blobs blobs, Sandbox local, Consumer<SlurmSandbox.Submitted> submitted) {
    Exchange exchange = new Exchange(blobs, new Blobs(blobFolder), timing.grace());
    return new SlurmSandbox(this, scope, local, exchange, submitted);
  }

  /// Stops waiting: who waits gets a `TryAgainException`.
  ///
  /// @return how many jobs were waited for
  public int stop(SlurmSettings.OnStop what) {
    return queue.stop(what);
  }

  /// Cancels the jobs that a stop has left to themselves.
  public void cancelLeft() {
    queue.cancelLeft();
  }

  /// All is done and recorded: the shared folder goes.
  public void finished() {
    folder.delete();
  }

  String study() {
    return study;
  }

  SlurmSettings settings() {
    return settings;
  }

  SharedFolder folder() {
    return folder;
  }

  Path blobFolder() {
    return blobFolder;
  }

  JobScript script() {
    return script;
  }

  Queue queue() {
    return queue;
  }

  Submission submission() {
    return submission;
  }
}
