package dev.alhazen.sandbox;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The processes of a session, and those that were once seen below one of them. What leaves the
/// session and loses its parent between two looks gets away, where nothing forbids to leave it, or
/// it is in a control group.
public final class SessionTree implements ProcessTree {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Process leader;
  private final Optional<ControlGroup> group;
  private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

  /// @param leader the first process of a session of its own
  /// @param group in which they all are, where there is one
  public SessionTree(Process leader, Optional<ControlGroup> group) {
    this.leader = leader;
    this.group = group;
    seen.add(leader.toHandle());
  }

  @Override
  public List<ProcessHandle> members() {
    ProcStat.living().stream()
        .filter(stat -> stat.session() == leader.pid())
        .flatMap(stat -> ProcessHandle.of(stat.pid()).stream())
        .forEach(seen::add);
    group.ifPresent(it -> seen.addAll(it.members()));
    List.copyOf(seen).forEach(handle -> handle.descendants().forEach(seen::add));
    return seen.stream().filter(SessionTree::isAlive).toList();
  }

  @Override
  public void kill() {
    try {
      List<ProcessHandle> left = members();
      for (long millis = 0; !left.isEmpty(); millis++) {
        if (millis > PATIENCE_MILLIS) {
          throw new UnavailableException("Process %d does not die.".formatted(left.get(0).pid()));
        }
        left.forEach(ProcessHandle::destroyForcibly);
        Thread.sleep(1);
        left = members();
      }
    } catch (InterruptedException e) {
      leader.toHandle().destroyForcibly();
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while a process was ended. Run resume.");
    }
  }

  private static boolean isAlive(ProcessHandle handle) {
    return handle.isAlive() && ProcStat.isAlive(handle.pid());
  }
}
