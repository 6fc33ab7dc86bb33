package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;

/// Gathers the lines of one hunk of a unified diff.
final class HunkLines {
  private final boolean fenced;
  private final List<String> search = new ArrayList<>();
  private final List<String> replace = new ArrayList<>();
  private char last = ' ';
  private int blank;
  private boolean changes;
  private boolean oldEndsOpen;
  private boolean newEndsOpen;

  /// @param fenced whether only a fence ends the hunk, not prose
  HunkLines(boolean fenced) {
    this.fenced = fenced;
  }

  /// Takes a line, or says that the hunk ended before it.
  boolean take(String line) {
    if (line.startsWith("@@") || line.startsWith("diff --git ") || Markers.isFence(line)) {
      return false;
    }
    if (line.isEmpty()) {
      blank++;
      return true;
    }
    boolean signed = " +-\\\t".indexOf(line.charAt(0)) >= 0;
    if (!signed && !fenced) {
      return false;
    }
    flush();
    if (line.charAt(0) == '\\') {
      oldEndsOpen |= last != '+';
      newEndsOpen |= last != '-';
    } else {
      add(line, signed);
    }
    return true;
  }

  /// An empty line within a hunk is context whose space was lost.
  private void flush() {
    for (; blank > 0; blank--) {
      search.add("");
      replace.add("");
      last = ' ';
    }
  }

  /// A line without a sign is context too, as is one whose space before a tab was lost.
  private void add(String line, boolean signed) {
    last = signed && line.charAt(0) != '\t' ? line.charAt(0) : ' ';
    String text = signed && line.charAt(0) != '\t' ? line.substring(1) : line;
    if (last != '+') {
      search.add(text);
    }
    if (last != '-') {
      replace.add(text);
    }
    changes |= last != ' ';
  }

  /// Whether nothing changes.
  boolean isEmpty() {
    return !changes && !(oldEndsOpen ^ newEndsOpen);
  }

  FileDiff.Hunk hunk(int number, String path, int line) {
    FileDiff.End end =
        newEndsOpen ? FileDiff.End.NO_BREAK : oldEndsOpen ? FileDiff.End.BREAK : FileDiff.End.AS_IS;
    return new FileDiff.Hunk(new EditBlock(Form.HUNK, number, path, search, replace, line), end);
  }
}
