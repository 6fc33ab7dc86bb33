package dev.alhazen;

import java.util.Random;
import java.util.function.Consumer;

/// Property tests by generators: runs a check with many seeds, and names the seed that failed.
public final class Seeded {
  private Seeded() {}

  /// @param cases how many seeds; `-Dalhazen.seed=N` runs that one alone
  public static void check(int cases, Consumer<Random> property) {
    Long only = Long.getLong("alhazen.seed");
    long first = only == null ? 1 : only;
    long last = only == null ? cases : only;
    for (long seed = first; seed <= last; seed++) {
      try {
        property.accept(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("failed for -Dalhazen.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /// Text of letters, spaces, quotes, line breaks and a few characters beyond ASCII.
  public static String text(Random random, int maxLength) {
    String alphabet = "abc XYZ 019 \"\\\n\t{}[],:<>=éß漢😀";
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
