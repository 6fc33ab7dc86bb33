package dev.alhazen.document;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The upright words of one page with their places; text that runs up the margin is left out.
final class PageWords extends PDFTextStripper {
  private final List<Word> words = new ArrayList<>();

  PageWords() {
    setSortByPosition(false);
    setShouldSeparateByBeads(false);
  }

  List<Word> of(PDDocument pdf, int page) throws IOException {
    setStartPage(page);
    setEndPage(page);
    words.clear();
    writeText(pdf, new StringWriter());
    return List.copyOf(words);
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    List<TextPosition> upright = positions.stream().filter(p -> p.getDir() == 0).toList();
    String clean = Cleaning.line(text).strip();
    if (upright.size() < positions.size() || upright.isEmpty() || clean.isEmpty()) {
      return;
    }
    TextPosition first = upright.getFirst();
    double left = upright.stream().mapToDouble(TextPosition::getXDirAdj).min().orElseThrow();
    double right =
        upright.stream().mapToDouble(p -> p.getXDirAdj() + p.getWidthDirAdj()).max().orElseThrow();
    words.add(new Word(clean, left, right, first.getYDirAdj(), size(first)));
  }

  /// Some fonts carry their size in the matrix alone.
  private static double size(TextPosition position) {
    double size = position.getFontSizeInPt();
    return size > 1 ? size : Math.max(1, position.getHeightDir());
  }
}
