package dev.alhazen.journal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Objects;

/// One line of a journal.
///
/// @param v the version of the format
/// @param seq the line's number, counted from 1
/// @param prev the first 16 hexadecimal digits of the SHA-256 of the line before; of nothing for
///   the first
/// @param at when it was written; for people, never an input
@JsonPropertyOrder({"v", "seq", "prev", "at", "body"})
public record Entry(int v, long seq, String prev, Instant at, Event body) {
  static final int VERSION = 1;

  public Entry {
    Objects.requireNonNull(prev, "prev");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(body, "body");
  }
}
