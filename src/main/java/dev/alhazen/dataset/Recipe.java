package dev.alhazen.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SequencedMap;

/// What the files of a data set are made of.
public sealed interface Recipe permits CopiedFiles, StrokeFiles {
  /// Writes the files.
  ///
  /// @throws Damage where the material is not what it should be
  /// @throws IOException where the folder cannot be written
  void write(Material material, Path folder) throws IOException;

  /// Whether a file of this name is material for it.
  boolean wants(String file);

  /// About how much it writes; 0 where that is not known.
  long bytes();

  /// What was chosen, so that another choice is told from this one.
  SequencedMap<String, String> choices();

  /// How well its results are known.
  Trust trust();

  /// Why the content of a prepared set is believed.
  enum Trust {
    /// Its digests are published.
    PUBLISHED,
    /// It has the right form; its digests were recorded when it was first seen.
    FIRST_SEEN
  }
}
