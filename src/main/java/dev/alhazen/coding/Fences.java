package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;

/// The fenced passages of a reply, with the lines above each.
final class Fences {
  private final List<Fence> fences = new ArrayList<>();
  private final List<String> above = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private String opening = "";
  private boolean open;

  /// @param above the lines between the fence before and this one
  /// @param info what stands behind the opening signs, such as a language or a path
  /// @param lines what is fenced
  /// @param closed whether a closing line was seen before the reply ended
  record Fence(List<String> above, String info, List<String> lines, boolean closed) {
    Fence {
      above = List.copyOf(above);
      lines = List.copyOf(lines);
    }

    /// Whether it shows commands or their output rather than a file.
    boolean isShell() {
      return info.matches(
          "(?i)(sh|bash|zsh|shell|console|terminal|text|output|log|diff|patch)\\b.*");
    }

    boolean holdsBlock() {
      return lines.contains(BlockParser.BLOCK);
    }
  }

  static List<Fence> of(List<String> reply) {
    Fences reader = new Fences();
    reply.forEach(reader::line);
    if (reader.open) {
      reader.add(false);
    }
    return reader.fences;
  }

  private void line(String line) {
    if (open) {
      if (closes(line)) {
        add(true);
      } else {
        lines.add(line);
      }
    } else if (Markers.isFence(line) && !isStray(line)) {
      opening = line.strip();
      open = true;
    } else if (!line.isBlank()) {
      above.add(line);
    }
  }

  private boolean closes(String line) {
    return Markers.isBareFence(line)
        && line.strip().charAt(0) == opening.charAt(0)
        && Markers.length(line) >= Markers.length(opening);
  }

  /// A bare fence right behind a block closes one that the block's own lines opened.
  private boolean isStray(String line) {
    return Markers.isBareFence(line)
        && !above.isEmpty()
        && above.getLast().equals(BlockParser.BLOCK);
  }

  private void add(boolean closed) {
    String info = opening.substring(Markers.length(opening)).strip();
    if (!lines.isEmpty()) {
      fences.add(new Fence(above, info, lines, closed));
    }
    above.clear();
    lines.clear();
    open = false;
  }
}
