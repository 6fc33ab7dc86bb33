package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;

/// One file while the changes of a reply are tried on it.
///
/// The blocks of a reply are written by someone who sees the file as it was, so that is where each
/// is sought first; only what is not there, or was changed already, is sought in the file as the
/// blocks before have left it.
final class ChangedFile {
  private SourceLines base;
  private final List<Splice> splices = new ArrayList<>();

  ChangedFile(String text) {
    base = SourceLines.of(text);
  }

  /// Looks for a block; the place found is one of [#lines()] right afterwards.
  Match find(EditBlock block) {
    Match first = Match.find(base.texts(), block);
    if (splices.isEmpty() || first instanceof Match.Found found && isUntouched(found)) {
      return first;
    }
    settle();
    return Match.find(base.texts(), block);
  }

  /// Whether the place was not changed before, and is just as the block says.
  private boolean isUntouched(Match.Found found) {
    return found.note().isEmpty()
        && splices.stream()
            .noneMatch(
                splice ->
                    splice.removed() == 0
                        ? found.from() < splice.from() && splice.from() < found.end()
                            || isAt(found, splice.from())
                        : found.from() < splice.end() && splice.from() < found.end());
  }

  /// Whether lines come where lines came before: their order would be a guess.
  private static boolean isAt(Match.Found found, int place) {
    return found.splices().stream()
        .anyMatch(splice -> splice.from() <= place && place <= splice.end());
  }

  /// The lines to which places and splices refer.
  SourceLines lines() {
    return base;
  }

  /// Takes what has changed so far as the file that later changes are about.
  SourceLines settle() {
    base = base.spliced(splices);
    splices.clear();
    return base;
  }

  void put(List<Splice> changes) {
    splices.addAll(changes);
  }

  void end(FileDiff.End end) {
    base = settle().ending(end);
  }

  String text() {
    return settle().text();
  }
}
