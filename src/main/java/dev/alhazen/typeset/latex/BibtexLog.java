package dev.alhazen.typeset.latex;

import dev.alhazen.base.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What BibTeX's log says: a broken or repeated entry blocks, as the bibliography is then not what
/// its file says; an entry that lacks a field warns.
final class BibtexLog {
  private static final Pattern ERROR =
      Pattern.compile("^(.*)---(?:line (\\d+) of|while reading) file (\\S+)$");
  private static final String WARNING = "Warning--";
  private static final String NO_STYLE = "I couldn't open ";

  private BibtexLog() {}

  static List<Finding> parse(String log) {
    List<Finding> findings = new ArrayList<>();
    for (String line : log.lines().toList()) {
      Matcher error = ERROR.matcher(line);
      if (error.find()) {
        String place =
            error.group(2) == null ? error.group(3) : error.group(3) + ":" + error.group(2);
        findings.add(Finding.block("bibliography", place, error.group(1) + "."));
      } else if (line.startsWith(NO_STYLE)) {
        findings.add(Finding.block("bibliography", "bibliography", line.strip() + "."));
      } else if (line.startsWith(WARNING) && !line.contains("find a database entry")) {
        // A key without an entry is found by LaTeX as well, with the line that cites it.
        findings.add(
            Finding.warn("bibliography", "bibliography", line.substring(WARNING.length()) + "."));
      }
    }
    return findings;
  }
}
