package dev.alhazen.sandbox;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.util.List;

/// The processes below one that made a process namespace: none of them can get away, as orphans
/// stay below the namespace's first process, and all die with it.
public final class DescendantTree implements ProcessTree {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Process outer;

  /// @param outer the process whose only child is the first of the namespace
  public DescendantTree(Process outer) {
    this.outer = outer;
  }

  @Override
  public List<ProcessHandle> members() {
    return outer.descendants().filter(DescendantTree::isAlive).toList();
  }

  @Override
  public void kill() {
    try {
      List<ProcessHandle> left = members();
      outer.toHandle().destroyForcibly();
      for (long millis = 0; outer.isAlive() || left.stream().anyMatch(DescendantTree::isAlive); ) {
        if (millis++ > PATIENCE_MILLIS) {
          throw new UnavailableException(
              "Sandbox process %d does not die. End it by hand.".formatted(outer.pid()));
        }
        left.forEach(ProcessHandle::destroyForcibly);
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      outer.toHandle().destroyForcibly();
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while a process was ended. Run resume.");
    }
  }

  private static boolean isAlive(ProcessHandle handle) {
    return handle.isAlive() && ProcStat.isAlive(handle.pid());
  }
}
