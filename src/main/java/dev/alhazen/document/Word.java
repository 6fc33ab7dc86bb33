package dev.alhazen.document;

/// A word where it stands on a page, in points from the page's upper left corner.
///
/// @param left the left edge
/// @param right the right edge
/// @param baseline the line that it stands on
/// @param size the font's size
record Word(String text, double left, double right, double baseline, double size) {
  double top() {
    return baseline - size;
  }

  /// Whether the two share most of the lower one's height, as a word and its exponent do.
  boolean besides(Word other) {
    double overlap = Math.min(baseline, other.baseline) - Math.max(top(), other.top());
    return overlap > 0.5 * Math.min(size, other.size);
  }
}
