package dev.alhazen.cli;

import dev.alhazen.model.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import sun.misc.Signal;

/// Ctrl-C: the first one finishes the calls under way and saves, the second stops at once. Both are
/// resumable.
final class Interrupts {
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final List<Runnable> gates = new CopyOnWriteArrayList<>();
  private final List<Runnable> farewells = new CopyOnWriteArrayList<>();
  private volatile boolean asked;

  /// Listens for Ctrl-C and for a polite `kill` until the program ends.
  static Interrupts listen(World world) {
    Interrupts interrupts = new Interrupts();
    for (String name : List.of("INT", "TERM")) {
      Signal.handle(new Signal(name), _ -> interrupts.asked(world));
    }
    return interrupts;
  }

  /// Calls the gate when the user wants to stop, or at once if that was so already.
  void onStop(Runnable gate) {
    gates.add(gate);
    if (asked) {
      gate.run();
    }
  }

  /// Calls the runnable when the user insists, before the program ends at once.
  void onHalt(Runnable last) {
    farewells.add(last);
  }

  /// Waits as the sleeper does, but not on when the user wants to stop.
  Sleeper alert(Sleeper sleeper) {
    return duration -> {
      Duration left = duration;
      while (left.isPositive() && !asked) {
        Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
        sleeper.sleep(slice);
        left = left.minus(slice);
      }
    };
  }

  private void asked(World world) {
    if (asked) {
      farewells.forEach(Runnable::run);
      Runtime.getRuntime().halt(130);
    }
    asked = true;
    world
        .err()
        .println("alhazen: finishing what is under way, then saving; Ctrl-C again stops at once.");
    gates.forEach(Runnable::run);
  }
}
