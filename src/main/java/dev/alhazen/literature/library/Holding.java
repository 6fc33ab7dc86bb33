package dev.alhazen.literature.library;

import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Work;
import java.nio.file.Path;
import java.util.List;

/// One entry of the user's library.
///
/// @param key the user's own; empty where the format has none
/// @param place for findings: `file line n`
/// @param attached files that the entry links to, whether they exist or not
record Holding(
    String key, String place, Reference reference, Work.Standing standing, List<Path> attached) {
  Holding {
    attached = List.copyOf(attached);
  }
}
