package dev.alhazen.document;

import dev.alhazen.base.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// The text of a PDF, read by PDFBox and put into reading order here.
final class PdfFile {
  private PdfFile() {}

  /// Every way in which a file can be broken ends as one sentence.
  static Document read(Path file) {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      if (pdf.getNumberOfPages() == 0) {
        throw new MalformedException("%s has no pages.".formatted(file));
      }
      return document(pdf);
    } catch (InvalidPasswordException e) {
      throw new MalformedException(
          "%s is protected by a password. Save a copy without one, for instance with `qpdf --decrypt`."
              .formatted(file));
    } catch (MalformedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new MalformedException(
          "%s is damaged and cannot be read as a PDF: %s.".formatted(file, reason(e)));
    }
  }

  private static Document document(PDDocument pdf) throws IOException {
    List<List<Line>> pages = new ArrayList<>();
    for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
      PageWords words = new PageWords();
      pages.add(ReadingOrder.lines(words.of(pdf, page), pdf.getPage(page - 1).getCropBox()));
    }
    Optional<String> title = Titles.of(pages.getFirst()).or(() -> recordedTitle(pdf));
    Hyphens hyphens = Hyphens.of(pages);
    List<String> texts = Margins.without(pages).stream().map(hyphens::text).toList();
    return Document.ofPages(texts, title);
  }

  private static Optional<String> recordedTitle(PDDocument pdf) {
    return Optional.ofNullable(pdf.getDocumentInformation().getTitle())
        .map(Cleaning::line)
        .map(String::strip)
        .filter(title -> !title.isEmpty());
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
