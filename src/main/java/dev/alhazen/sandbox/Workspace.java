package dev.alhazen.sandbox;

import dev.alhazen.base.Step;
import java.util.Map;
import java.util.SequencedMap;

/// The template's copy that one investigation works on: a projection of the journal into a folder.
/// Each change is recorded with its content, so that the folder can be rebuilt at any time.
public interface Workspace {
  /// All files as they are now.
  Tree tree();

  /// The text of a file.
  ///
  /// @throws dev.alhazen.base.UnavailableException where there is no such file
  String read(String path);

  /// Puts files there: new content for a path, or a removal.
  ///
  /// @param step where in the pipeline the change is made
  void change(Step step, Change change);

  /// A change of several files that happens as a whole.
  ///
  /// @param texts path → new text
  /// @param files files whose content is in the blobs already, such as outputs of a run
  /// @param removed paths that go
  record Change(SequencedMap<String, String> texts, Tree files, Globs removed) {
    public static Change texts(SequencedMap<String, String> texts) {
      return new Change(texts, Tree.EMPTY, Globs.NONE);
    }

    public static Change text(String path, String text) {
      return texts(new java.util.TreeMap<>(Map.of(path, text)));
    }

    public static Change files(Tree files) {
      return new Change(new java.util.TreeMap<>(), files, Globs.NONE);
    }
  }
}
