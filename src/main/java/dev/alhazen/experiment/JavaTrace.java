package dev.alhazen.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Java's stack traces: of each exception, and of each cause, the uppermost frame that stands in a
/// file of the template.
final class JavaTrace {
  private static final Pattern HEADING =
      Pattern.compile(
          "(?:Exception in thread \".*?\" |Caused by: )?"
              + "((?:[a-z_$][\\w$]*\\.)*[A-Z][\\w$.]*(?:: .*)?)");

  private static final Pattern FRAME =
      Pattern.compile("\\s+at [^(]+\\((?:[^()]*/)?([\\w$.-]+\\.java):(\\d+)\\)");

  private JavaTrace() {}

  static List<Fault> in(List<String> lines, Predicate<String> isOwn) {
    List<Fault> faults = new ArrayList<>();
    String open = "";
    for (int i = 0; i < lines.size(); i++) {
      Matcher heading = HEADING.matcher(lines.get(i));
      Matcher frame = FRAME.matcher(lines.get(i));
      if (heading.matches() && i + 1 < lines.size() && lines.get(i + 1).startsWith("\tat ")) {
        open = heading.group(1);
      } else if (!open.isEmpty() && frame.matches() && isOwn.test(frame.group(1))) {
        faults.add(new Fault(frame.group(1), Faults.number(frame.group(2)), open));
        open = "";
      }
    }
    return faults;
  }
}
