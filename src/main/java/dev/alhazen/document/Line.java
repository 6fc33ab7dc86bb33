package dev.alhazen.document;

import java.util.Comparator;
import java.util.List;

/// One line of text in a column, its words from left to right.
record Line(List<Word> words) {
  Line {
    words = words.stream().sorted(Comparator.comparingDouble(Word::left)).toList();
  }

  double baseline() {
    return main().baseline();
  }

  double size() {
    return main().size();
  }

  /// The words with spaces between them, save where two stand close together.
  String text() {
    StringBuilder text = new StringBuilder();
    double right = Double.NaN;
    for (Word word : words) {
      if (!text.isEmpty() && word.left() - right > 0.12 * word.size()) {
        text.append(' ');
      }
      text.append(word.text());
      right = word.right();
    }
    return text.toString().strip();
  }

  /// The word that decides where the line stands: the first of the largest.
  private Word main() {
    Word largest = words.getFirst();
    for (Word word : words) {
      largest = word.size() > largest.size() + 0.1 ? word : largest;
    }
    return largest;
  }
}
