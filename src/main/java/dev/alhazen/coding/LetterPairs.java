package dev.alhazen.coding;

import java.util.Arrays;

/// The pairs of neighbouring letters of a line without its white space, sorted.
///
/// @param pairs both letters in one number
record LetterPairs(int[] pairs) {

  static LetterPairs of(String line) {
    int[] letters = line.chars().filter(letter -> !Character.isWhitespace(letter)).toArray();
    int[] pairs = new int[Math.max(0, letters.length - 1)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = letters[i] << 16 | letters[i + 1];
    }
    Arrays.sort(pairs);
    return new LetterPairs(pairs);
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
