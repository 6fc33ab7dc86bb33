package dev.alhazen.literature;

import java.time.Duration;

/// How fast an engine may be asked, as its operator documents it.
///
/// @param interval between the starts of two requests
/// @param connections the most requests under way at once
public record Pace(Duration interval, int connections) {
  public Pace {
    if (!interval.isPositive() || connections < 1) {
      throw new IllegalArgumentException("an engine is asked one by one at least");
    }
  }
}
