package dev.alhazen.experiment;

import dev.alhazen.sandbox.Execution;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a person or a model needs of a program's output: where in the code it went wrong, with the
/// lines around; then the head, where warnings stand, and the tail, where the cause stands. Each
/// line is indented, so that nothing in it looks like a prompt.
public final class Excerpt {
  private static final int HEAD = 1_500;
  private static final int TAIL = 4_500;
  private static final int MOST_FAULTS = 5;
  private static final int MOST_MESSAGE = 400;
  private static final int WIDEST = 160;
  private static final int AROUND = 2;

  private Excerpt() {}

  /// Standard error, then standard output.
  public static String of(Execution execution) {
    return "Standard error:\n%s\n\nStandard output:\n%s"
        .formatted(text(execution.stderr()), text(execution.stdout()));
  }

  /// The same, below the places that it names.
  static String of(Execution execution, Sources sources) {
    List<Fault> faults =
        Faults.in(
            execution.stdout() + "\n" + execution.stderr(),
            name -> !place(name, sources).isEmpty());
    String output = of(execution);
    if (faults.isEmpty()) {
      return output;
    }
    String places =
        faults.stream()
            .limit(MOST_FAULTS)
            .map(fault -> shown(fault, sources))
            .collect(Collectors.joining("\n\n"));
    int more = faults.size() - MOST_FAULTS;
    return "Where it went wrong:\n%s%s\n\n%s"
        .formatted(places, more > 0 ? "\n\n    [… %d more …]".formatted(more) : "", output);
  }

  private static String place(String name, Sources sources) {
    return sources.path(name).orElse("");
  }

  /// `Experiment.java:41: cannot find symbol` with two lines of code above and below.
  private static String shown(Fault fault, Sources sources) {
    String path = place(fault.file(), sources);
    List<String> lines = sources.lines(path);
    String message =
        "%s:%d: %s".formatted(path, fault.line(), cut(fault.message(), MOST_MESSAGE)).strip();
    // A block that is never closed is noticed behind the last line.
    int middle = Math.min(fault.line(), lines.size());
    String code =
        IntStream.rangeClosed(middle - AROUND, middle + AROUND)
            .filter(number -> number >= 1 && number <= lines.size())
            .mapToObj(
                number ->
                    "\n    %s%5d | %s"
                        .formatted(
                            number == fault.line() ? ">" : " ",
                            number,
                            cut(lines.get(number - 1), WIDEST))
                        .stripTrailing())
            .collect(Collectors.joining());
    return indented(message) + code;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  private static String text(String output) {
    String clean = output.strip();
    return clean.isEmpty() ? "    (nothing)" : indented(shortened(clean));
  }

  private static String indented(String text) {
    return text.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
  }

  private static String shortened(String output) {
    if (output.length() <= HEAD + TAIL) {
      return output;
    }
    int headEnd = output.lastIndexOf('\n', HEAD);
    int tailStart = output.indexOf('\n', output.length() - TAIL);
    String head = output.substring(0, headEnd < 0 ? HEAD : headEnd);
    String tail = output.substring(tailStart < 0 ? output.length() - TAIL : tailStart + 1);
    int left = output.length() - head.length() - tail.length();
    return "%s\n[… %d characters left out …]\n%s".formatted(head, left, tail);
  }
}
