package dev.alhazen.sandbox.slurm;

/// When Slurm is asked next: soon after a change, ever later while nothing happens. Thread-safe.
final class Pace {
  private static final double SLOWER = 1.5;

  private final Timing timing;
  private double pauseNanos;
  private long next = System.nanoTime();
  private long lastAnswer = System.nanoTime();

  /// Whether an answer was another than the one before.
  enum Change {
    SOME,
    NONE
  }

  Pace(Timing timing) {
    this.timing = timing;
    this.pauseNanos = timing.soonest().toNanos();
  }

  /// A new job was submitted: its fate is of interest soon.
  synchronized void hurry() {
    if (System.nanoTime() - lastAnswer > timing.latest().toNanos()) {
      lastAnswer = System.nanoTime(); // Nobody asked meanwhile.
    }
    pauseNanos = timing.soonest().toNanos();
    next = Math.min(next, System.nanoTime() + (long) pauseNanos);
  }

  synchronized boolean isDue() {
    boolean due = System.nanoTime() >= next;
    if (due) {
      next = System.nanoTime() + (long) pauseNanos;
    }
    return due;
  }

  /// Slurm has answered.
  synchronized void asked(Change change) {
    lastAnswer = System.nanoTime();
    pauseNanos =
        switch (change) {
          case SOME -> timing.soonest().toNanos();
          case NONE -> Math.min(pauseNanos * SLOWER, timing.latest().toNanos());
        };
    next = lastAnswer + (long) pauseNanos;
  }

  /// Whether Slurm has not answered for longer than anybody waits.
  synchronized boolean isHopeless() {
    return System.nanoTime() - lastAnswer > timing.patience().toNanos();
  }
}
