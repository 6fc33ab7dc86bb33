package dev.alhazen.literature;

import java.time.Duration;

/// How long and how often an engine is asked until a search counts as unanswered.
///
/// @param attempts the most attempts of one search
/// @param firstWait after the first failure; it doubles with each further one
/// @param longestWait the most that one wait grows to, unless the engine asks for more
/// @param request the most that one request may take
/// @param turn the most that a search waits behind others of this process
/// @param total after its first attempt no further one begins later than this
/// @param failures after so many unanswered searches in a row the engine is left alone
/// @param rest for how long
public record Patience(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Duration request,
    Duration turn,
    Duration total,
    int failures,
    Duration rest) {

  /// Four attempts within a minute, beside three minutes in a queue; after three searches in vain
  /// five minutes of rest.
  public static Patience usual() {
    return new Patience(
        4,
        Duration.ofSeconds(2),
        Duration.ofSeconds(15),
        Duration.ofSeconds(20),
        Duration.ofMinutes(3),
        Duration.ofSeconds(60),
        3,
        Duration.ofMinutes(5));
  }
}
