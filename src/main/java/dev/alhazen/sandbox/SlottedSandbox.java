package dev.alhazen.sandbox;

import dev.alhazen.base.Together;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Lets experiments run only in slots, one in each, with the slot's GPU and its share of the cores;
/// quick commands (checks, plots, typesetting) run at any time and see no GPU. It stands below the
/// journal: which slot a run was in is recorded nowhere.
public final class SlottedSandbox implements Sandbox {
  private static final Set<String> IN_SLOTS = Set.of("baseline", "run", "smoke", "probe");

  private final Slots slots;
  private final Waiting waiting;
  private final Sandbox next;

  /// Hears that a command waits for a slot.
  public interface Waiting {
    void forSlot(SandboxRequest request);
  }

  public SlottedSandbox(Slots slots, Waiting waiting, Sandbox next) {
    this.slots = slots;
    this.waiting = waiting;
    this.next = next;
  }

  @Override
  public String tier() {
    return next.tier();
  }

  @Override
  public Execution run(SandboxRequest request) {
    return IN_SLOTS.contains(request.kind())
        ? slots.inOne(() -> waiting.forSlot(request), slot -> next.run(in(slot, request)))
        : next.run(request);
  }

  /// Where there are several slots, the commands share those that are free.
  @Override
  public Iterator<Execution> each(
      List<SandboxRequest> requests, Function<SandboxRequest, Execution> run) {
    return slots.count() == 1 ? next.each(requests, run) : Together.all(requests, run).iterator();
  }

  private static SandboxRequest in(Slot slot, SandboxRequest request) {
    SequencedMap<String, String> environment = new TreeMap<>(request.environment());
    environment.putAll(slot.variables());
    List<Mount> mounts = new ArrayList<>(request.mounts());
    mounts.addAll(slot.mounts());
    return new SandboxRequest(
        request.step(),
        request.kind(),
        request.command(),
        request.inputs(),
        request.readOnly(),
        request.outputs(),
        request.limits(),
        environment,
        mounts);
  }
}
