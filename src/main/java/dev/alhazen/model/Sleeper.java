package dev.alhazen.model;

import java.time.Duration;

/// Lets time pass: `Thread::sleep` in the program, a record of the waits in tests.
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
