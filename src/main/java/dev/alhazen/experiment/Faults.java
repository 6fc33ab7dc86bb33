package dev.alhazen.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads places of errors from what compilers, interpreters and dying programs print: javac, gcc
/// and all who print `file:line:column: message`, Python's tracebacks and Java's stack traces.
final class Faults {
  private static final Pattern JAVAC = Pattern.compile("(\\S.*?\\.java):(\\d+): error: (.*)");

  /// Also shells, which put spaces around the number, and linters, which leave out `error`.
  private static final Pattern PLACE =
      Pattern.compile("([^\\s:][^:]*?): ?(?:line )?(\\d+):(?:\\d+:)? (?:fatal )?(\\S.*)");

  private static final Pattern NO_ERROR = Pattern.compile("(?:warning|note|info|hint|remark)\\b.*");

  /// No message that tells of a place is longer; what is, would exhaust the patterns.
  private static final int LONGEST = 2_000;

  private final List<String> lines;
  private final Predicate<String> isOwn;
  private final List<Fault> faults = new ArrayList<>();

  private Faults(String output, Predicate<String> isOwn) {
    this.lines = output.lines().filter(line -> line.length() <= LONGEST).toList();
    this.isOwn = isOwn;
  }

  /// The places in files of the template, each once: the last exception first, then what compilers
  /// complained about, in their order.
  ///
  /// @param isOwn whether a file that is named like this belongs to the template
  static List<Fault> in(String output, Predicate<String> isOwn) {
    Faults faults = new Faults(output, isOwn);
    List<Fault> all = new ArrayList<>(faults.exceptions());
    faults.complaints();
    all.addAll(faults.faults);
    return all.stream().distinct().toList();
  }

  private List<Fault> exceptions() {
    List<Fault> found = new ArrayList<>(PythonTraceback.in(lines, isOwn));
    found.addAll(JavaTrace.in(lines, isOwn));
    Collections.reverse(found);
    return found;
  }

  private void complaints() {
    for (int i = 0; i < lines.size(); i++) {
      Matcher javac = JAVAC.matcher(lines.get(i));
      Matcher place = PLACE.matcher(lines.get(i));
      if (javac.matches()) {
        add(javac, javac.group(3) + details(i + 1));
      } else if (place.matches() && !NO_ERROR.matcher(place.group(3)).matches()) {
        add(place, place.group(3).replaceFirst("^error: ", ""));
      }
    }
  }

  private void add(Matcher place, String message) {
    String file = place.group(1).strip();
    if (isOwn.test(file)) {
      faults.add(new Fault(file, number(place.group(2)), message));
    }
  }

  /// What javac adds below the line that it shows: which symbol, and where.
  private String details(int from) {
    StringBuilder details = new StringBuilder();
    for (int i = from; i < Math.min(lines.size(), from + 8); i++) {
      String line = lines.get(i);
      if (JAVAC.matcher(line).matches()) {
        break;
      }
      if (line.matches("  (symbol|location|required|found|reason): .*")) {
        details.append('\n').append(line.strip());
      }
    }
    return details.toString();
  }

  /// Line numbers of any length, such as in numbers that only look like one.
  static int number(String digits) {
    return digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
