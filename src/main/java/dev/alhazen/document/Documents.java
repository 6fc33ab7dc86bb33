package dev.alhazen.document;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads papers: PDF, LaTeX, Markdown or plain text.
public final class Documents {
  /// With less text than this there is nothing to read: a scan, or an empty file.
  private static final int LEAST_CHARACTERS = 100;

  private Documents() {}

  /// Reads a paper. A PDF is known by its first bytes, the other formats by the file's name.
  ///
  /// @throws MalformedException where the file is missing, of another format, damaged, encrypted or
  ///   holds no text
  public static Document read(Path file) {
    if (!Files.exists(file)) {
      throw new MalformedException("%s does not exist.".formatted(file));
    }
    if (Files.isDirectory(file)) {
      throw new MalformedException("%s is a folder; name a paper inside it.".formatted(file));
    }
    return withText(file, readAny(file));
  }

  private static Document readAny(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (isPdf(file)) {
      return PdfFile.read(file);
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "pdf" ->
          throw new MalformedException(
              "%s is not a PDF, although its name says so.".formatted(file));
      case "tex" -> LatexSource.read(file);
      case "md", "markdown" -> markdown(Texts.read(file));
      case "txt", "text" -> Document.ofPages(List.of(Cleaning.text(Texts.read(file))), noTitle());
      default ->
          throw new MalformedException(
              "%s is of no known format; papers are read from .pdf, .tex, .md and .txt files."
                  .formatted(file));
    };
  }

  private static Document markdown(String source) {
    Optional<String> title =
        source
            .lines()
            .filter(line -> line.startsWith("# "))
            .map(line -> line.substring(2).strip())
            .findFirst();
    return Document.ofPages(List.of(Cleaning.text(source)), title);
  }

  private static Optional<String> noTitle() {
    return Optional.empty();
  }

  private static Document withText(Path file, Document document) {
    if (document.text().length() >= LEAST_CHARACTERS) {
      return document;
    }
    throw new MalformedException(
        isPdf(file)
            ? ("%s holds next to no text: it seems to be a scan. Run text recognition on it first,"
                    + " for instance `ocrmypdf IN.pdf OUT.pdf`.")
                .formatted(file)
            : "%s holds next to no text: %d characters.".formatted(file, document.text().length()));
  }

  /// Readers accept some bytes before the mark, so it is looked for in the first kilobyte.
  private static boolean isPdf(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(1_024), StandardCharsets.ISO_8859_1).contains("%PDF-");
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }
}
