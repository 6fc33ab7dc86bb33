package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.List;

/// As much of a text as a prompt has room for; what is left out is said to be left out.
final class Excerpt {
  private Excerpt() {}

  /// Both ends of a text that is too long.
  static String of(String text, int most) {
    if (text.length() <= most) {
      return text.strip();
    }
    int half = most / 2;
    return "%s\n… (%d characters left out) …\n%s"
        .formatted(
            text.substring(0, half).strip(),
            text.length() - most,
            text.substring(text.length() - half).strip());
  }

  /// The first lines of too many.
  static List<String> of(List<String> lines, int most) {
    if (lines.size() <= most) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, most));
    shown.add("… (%d more left out) …".formatted(lines.size() - most));
    return shown;
  }
}
