package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One indentation that all lines of a file's passage have more, or less, than a coder wrote.
///
/// @param added what the file has before each line; empty where the coder wrote too much
/// @param removed what the coder wrote before each line in excess
record Indentation(String added, String removed) {

  /// The indentation that turns one into the other; empty where there is no such one.
  static Optional<Indentation> between(List<String> written, List<String> file) {
    Optional<Indentation> common = Optional.empty();
    for (int i = 0; i < written.size(); i++) {
      String w = written.get(i).stripTrailing();
      String f = file.get(i).stripTrailing();
      if (!w.stripLeading().equals(f.stripLeading())) {
        return Optional.empty();
      }
      if (!w.isEmpty()) {
        Indentation here = ofLine(w, f);
        if (common.isPresent() && !common.get().equals(here) || !here.applies(w, f)) {
          return Optional.empty();
        }
        common = Optional.of(here);
      }
    }
    return common;
  }

  private static Indentation ofLine(String written, String file) {
    int more = file.length() - written.length();
    return more >= 0
        ? new Indentation(file.substring(0, more), "")
        : new Indentation("", written.substring(0, -more));
  }

  private boolean applies(String written, String file) {
    return added.isBlank() && removed.isBlank() && (added + written).equals(removed + file);
  }

  /// The lines with the file's indentation; empty where a line has too little to take away.
  Optional<List<String>> applied(List<String> lines) {
    List<String> moved = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        moved.add("");
      } else if (line.startsWith(removed)) {
        moved.add(added + line.substring(removed.length()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(moved);
  }
}
