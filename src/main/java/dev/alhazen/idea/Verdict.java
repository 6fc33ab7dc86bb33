package dev.alhazen.idea;

import dev.alhazen.literature.Work;
import java.util.List;

/// What is known about an idea's novelty, with what the judgement rests on.
///
/// @param status undecided where the literature was silent or no verdict could be read; never a
///   guess
/// @param reason one or two sentences
/// @param nearest the works closest to the idea, nearest first
/// @param queries every search that was made, in order
public record Verdict(Status status, String reason, List<Work> nearest, List<Query> queries) {
  public Verdict {
    nearest = List.copyOf(nearest);
    queries = List.copyOf(queries);
  }

  /// The verdict in a word.
  public enum Status {
    NOVEL,
    INCREMENTAL,
    KNOWN,
    UNDECIDED,
    /// The check was skipped on request.
    UNCHECKED
  }

  /// One search.
  ///
  /// @param source the literature source
  /// @param found citation keys of what it returned; empty after silence as well
  /// @param silence why the source did not answer; empty where it did
  public record Query(String source, String text, List<String> found, String silence) {
    public Query {
      found = List.copyOf(found);
    }
  }
}
