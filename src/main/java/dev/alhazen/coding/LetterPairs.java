package dev.alhazen.coding;

import java.util.Arrays;

/// The pairs of neighbouring letters of a line without its white space, sorted.
///
/// @param pairs both letters in one number
record LetterPairs(int[] pairs) {

  static LetterPairs of(String line) {
    String letters = withoutSpace(line);
    int[] pairs = new int[Math.max(0, letters.length() - 1)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = letters.charAt(i) << 16 | letters.charAt(i + 1);
    }
    Arrays.sort(pairs);
    return new LetterPairs(pairs);
  }

  static String withoutSpace(String line) {
    StringBuilder letters = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      if (!Character.isWhitespace(line.charAt(i))) {
        letters.append(line.charAt(i));
      }
    }
    return letters.toString();
  }

  int size() {
    return pairs.length;
  }

  /// Dice's coefficient: twice what both share, of all; 1 where both have none.
  double likeness(LetterPairs other) {
    int total = size() + other.size();
    int shared = 0;
    for (int i = 0, j = 0; i < size() && j < other.size(); ) {
      int order = Integer.compare(pairs[i], other.pairs[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return total == 0 ? 1 : 2.0 * shared / total;
  }
}
