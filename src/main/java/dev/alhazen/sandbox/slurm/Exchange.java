package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.Digest;
import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import java.nio.file.Path;
import java.time.Duration;

/// Brings contents to where the nodes see them, and back. Where the study itself lies on the shared
/// file system both are the same place, and nothing is copied.
record Exchange(Blobs study, Blobs shared, Duration grace) {
  private static final Duration LOOK = Duration.ofMillis(100);

  void give(Tree files) {
    if (!isSame()) {
      files.files().values().stream()
          .filter(digest -> !shared.has(digest))
          .forEach(digest -> copy(digest, study, shared));
    }
  }

  /// @return whether all files are there; those of a job that ended long ago may be gone
  boolean take(Tree files) {
    for (Digest digest : files.files().values()) {
      if (!study.has(digest)) {
        if (!isThere(digest)) {
          return false;
        }
        copy(digest, shared, study);
      }
    }
    return true;
  }

  /// A shared file system shows a new file late.
  private boolean isThere(Digest digest) {
    long begun = System.nanoTime();
    while (!shared.has(digest)) {
      if (System.nanoTime() - begun > grace.toNanos()) {
        return false;
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TryAgainException("Interrupted while outputs were waited for. Run resume.");
      }
    }
    return true;
  }

  private boolean isSame() {
    Digest any = Digest.of("");
    return study.path(any).equals(shared.path(any));
  }

  private static void copy(Digest digest, Blobs from, Blobs to) {
    Path source = from.path(digest);
    if (!from.has(digest)) {
      throw new UnavailableException("Blob %s is gone.".formatted(source));
    }
    if (!to.putFile(source).equals(digest)) {
      throw new UnavailableException("Blob %s was changed on disk. Delete it.".formatted(source));
    }
  }
}
