package dev.alhazen.literature.library;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.document.Document;
import dev.alhazen.document.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The text of PDFs, read once and then kept in a folder as long as the file does not change. This
/// class is thread-safe.
public final class PdfTexts {
  private final Optional<Path> folder;

  private PdfTexts(Optional<Path> folder) {
    this.folder = folder;
  }

  /// Reads each PDF anew.
  public static PdfTexts unkept() {
    return new PdfTexts(Optional.empty());
  }

  public static PdfTexts keptIn(Path folder) {
    return new PdfTexts(Optional.of(folder));
  }

  /// @throws MalformedException where the file is no PDF or holds no text
  Document read(Path pdf) {
    if (folder.isEmpty()) {
      return Documents.read(pdf);
    }
    Path kept = folder.get().resolve(fingerprint(pdf) + ".json");
    return kept(kept).orElseGet(() -> keep(pdf, kept));
  }

  private static Document keep(Path pdf, Path kept) {
    Document document = Documents.read(pdf);
    AtomicFiles.write(kept, Json.line(document) + "\n");
    return document;
  }

  private static Optional<Document> kept(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Json.to(Json.parse(Texts.read(file), file.toString()), Document.class))
          : Optional.empty();
    } catch (MalformedException | JacksonException _) {
      return Optional.empty();
    }
  }

  private static String fingerprint(Path pdf) {
    try {
      return Digest.of(
              "%s\n%d\n%s"
                  .formatted(pdf.toAbsolutePath(), Files.size(pdf), Files.getLastModifiedTime(pdf)))
          .hex();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(pdf, e), e);
    }
  }
}
