package dev.alhazen.coding;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What came of a coder's reply: all of its blocks were applied, or none.
public sealed interface Edit {

  /// @param newContents path → the whole new text, only of files that changed
  /// @param summary for people and for the coder: a line such as `Experiment.java: 3 lines added, 1
  ///   removed`, then one line for each change whose place was not just as the coder wrote it
  record Applied(SequencedMap<String, String> newContents, String summary) implements Edit {
    public Applied {
      newContents = Collections.unmodifiableSequencedMap(new TreeMap<>(newContents));
    }

    /// The changes whose place was not just as the coder wrote it; mostly none.
    public List<String> notes() {
      return summary.lines().skip(1).toList();
    }
  }

  /// @param report what did not fit and what to do, written for the coder
  record Refused(String report) implements Edit {}
}
