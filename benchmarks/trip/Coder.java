import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Edits of the usual size: each run puts other lines in the place of the run before it. The first attempt of the
/// second run crashes.
final class Coder {
  private static final String ANCHOR = "    private static final float CLIP_NORM = 0.5f, WEIGHT_DECAY = 0.01f;";
  private static final String BROKEN = "        float factor1 = 1.0f; // BROKEN";
  private static final int LINES = 18;

  private Coder() {}

  static String edit(String run, int attempt) {
    int number = Integer.parseInt(run.substring("run_".length()));
    boolean crashes = number == 2 && attempt == 1;
    if (number == 2 && attempt == 2) {
      return "The two shapes did not fit: the factor was taken over the wrong axis.\n\n"
          + block(BROKEN, BROKEN.replace(" // BROKEN", ""));
    }
    String before = number == 1 ? ANCHOR : variant(number - 1);
    String after = number == 1 ? ANCHOR + "\n\n" + variant(1) : variant(number);
    return "I replace the variant of the last run by the new one and keep everything else.\n\n"
        + block(before, crashes ? after.replace(line(number, 1), BROKEN) : after);
  }

  private static String variant(int number) {
    return "    /** How strongly a step counts in variant %d of the schedule. */\n".formatted(number)
        + "    private static float weight(int step, int steps) {\n"
        + IntStream.rangeClosed(1, LINES).mapToObj(i -> line(number, i)).collect(Collectors.joining("\n"))
        + "\n        return factor%d;\n    }".formatted(LINES);
  }

  private static String line(int number, int i) {
    return number == 2 && i == 1
        ? "        float factor1 = 1.0f;"
        : "        float factor%d = %s0.%d%df * step / steps;".formatted(i, i == 1 ? "" : "factor%d + ".formatted(i - 1), number, i);
  }

  private static String block(String search, String replacement) {
    return "Experiment.java\n<<<<<<< SEARCH\n%s\n=======\n%s\n>>>>>>> REPLACE\n".formatted(search, replacement);
  }

  /// Names for the runs in the plot script.
  static String labels() {
    String first = "        LABELS.put(\"run_0\", \"Baseline\");";
    String all =
        first
            + IntStream.rangeClosed(1, Author.RUNS)
                .mapToObj(i -> "\n        LABELS.put(\"run_%d\", \"Variant %d of the schedule\");".formatted(i, i))
                .collect(Collectors.joining());
    return "I name the runs, so that a reader understands the legend without the folder names.\n\n"
        + "Plot.java\n<<<<<<< SEARCH\n%s\n=======\n%s\n>>>>>>> REPLACE\n".formatted(first, all);
  }
}
