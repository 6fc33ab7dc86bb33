package dev.alhazen.literature.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Makes a paper of one page: a title in large letters, then lines, then some filling.
final class SamplePdf {
  private static final PDFont FONT = new PDType1Font(FontName.HELVETICA);

  private SamplePdf() {}

  static void write(Path file, String title, List<String> lines) {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        line(content, 22, 700, title);
        for (int i = 0; i < lines.size(); i++) {
          line(content, 10, 660 - 14 * i, lines.get(i));
        }
        for (int i = 0; i < 6; i++) {
          line(content, 10, 500 - 14 * i, "More words follow here so that the page is not empty.");
        }
      }
      Files.createDirectories(file.getParent());
      pdf.save(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(PDPageContentStream content, float size, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(FONT, size);
    content.newLineAtOffset(60, y);
    content.showText(text);
    content.endText();
  }
}
