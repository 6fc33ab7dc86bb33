package dev.alhazen.evidence;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What became of a reference to a recorded number.
public sealed interface Resolution {

  /// @param latex the text that stands in the paper, safe in text and in tables
  /// @param numbers every number that the text rests on: path → value, unrounded
  record Resolved(String latex, SequencedMap<String, Double> numbers) implements Resolution {
    public Resolved {
      numbers = Collections.unmodifiableSequencedMap(new TreeMap<>(numbers));
    }
  }

  /// Nothing is recorded under that path.
  ///
  /// @param reason one sentence for the model that wrote it
  /// @param nearest existing paths, the most similar first
  record Unknown(String path, String reason, List<String> nearest) implements Resolution {
    public Unknown {
      nearest = List.copyOf(nearest);
    }
  }
}
