package dev.alhazen.sandbox;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
    group.ifPresent(it -> seen.addAll(it.members()));
    // Not the dead: their numbers may be other processes' by now.
    Set<Long> known =
        seen.stream()
            .filter(SessionTree::isAlive)
            .map(ProcessHandle::pid)
            .collect(Collectors.toSet());
    List<ProcStat> others = new ArrayList<>(ProcStat.living());
    while (others.removeIf(stat -> isNew(stat, known))) {
      // A process that was found may be the parent of one that was not.
    }
    known.forEach(pid -> ProcessHandle.of(pid).ifPresent(seen::add));
    return seen.stream().filter(SessionTree::isAlive).toList();
  }

  private boolean isNew(ProcStat stat, Set<Long> known) {
    return (stat.session() == leader.pid() || known.contains(stat.parent()))
        && known.add(stat.pid());
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
