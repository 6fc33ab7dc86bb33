package dev.alhazen.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Python's tracebacks, those of syntax errors included: of each, the innermost frame that stands
/// in a file of the template.
final class PythonTraceback {
  private static final Pattern FRAME = Pattern.compile("\\s+File \"(.+)\", line (\\d+).*");
  private static final Pattern ENDING =
      Pattern.compile("([A-Za-z_][\\w.]*(?:Error|Exception|Warning|Interrupt|Exit)(?:: .*)?)");

  /// How py_compile tells of an indentation that is wrong.
  private static final Pattern SORRY = Pattern.compile("Sorry: (\\w+: .*) \\((.+), line (\\d+)\\)");

  private PythonTraceback() {}

  static List<Fault> in(List<String> lines, Predicate<String> isOwn) {
    List<Fault> faults = new ArrayList<>();
    Optional<Matcher> innermost = Optional.empty();
    for (String line : lines) {
      Matcher frame = FRAME.matcher(line);
      Matcher ending = ENDING.matcher(line);
      if (frame.matches()) {
        innermost = isOwn.test(frame.group(1)) ? Optional.of(frame) : innermost;
      } else if (ending.matches()) {
        innermost.ifPresent(it -> faults.add(fault(it.group(1), it.group(2), ending.group(1))));
        innermost = Optional.empty();
      }
      sorry(line, isOwn).ifPresent(faults::add);
    }
    return faults;
  }

  private static Optional<Fault> sorry(String line, Predicate<String> isOwn) {
    Matcher sorry = SORRY.matcher(line);
    return sorry.matches() && isOwn.test(sorry.group(2))
        ? Optional.of(fault(sorry.group(2), sorry.group(3), sorry.group(1)))
        : Optional.empty();
  }

  private static Fault fault(String file, String line, String message) {
    return new Fault(file, Faults.number(line), message);
  }
}
