package dev.alhazen.manuscript;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known word that a wrong one was probably meant to be.
final class Nearest {
  private static final int LONGEST = 100;

  private Nearest() {}

  /// The closest by edit distance; ties go to the first.
  static Optional<String> to(String word, Collection<String> known) {
    String brief = word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    return known.stream().min(Comparator.comparingInt(other -> distance(brief, other)));
  }

  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + swap);
      }
      above = row;
    }
    return above[b.length()];
  }
}
