package dev.alhazen.experiment;

import dev.alhazen.sandbox.Execution;
import java.util.stream.Collectors;

/// What a person or a model needs of a program's output: the head, where warnings stand, and the
/// tail, where the cause stands; each line indented, so that nothing in it looks like a prompt.
public final class Excerpt {
  private static final int HEAD = 1_500;
  private static final int TAIL = 4_500;

  private Excerpt() {}

  /// Standard error, then standard output.
  public static String of(Execution execution) {
    return "Standard error:\n%s\n\nStandard output:\n%s"
        .formatted(text(execution.stderr()), text(execution.stdout()));
  }

  private static String text(String output) {
    String clean = output.strip();
    if (clean.isEmpty()) {
      return "    (nothing)";
    }
    return shortened(clean).lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
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
