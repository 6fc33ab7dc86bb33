package dev.alhazen.literature.library;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the links to PDFs that reference managers write: `Title:files/12/a.pdf:application/pdf` of
/// Zotero, `:a.pdf:PDF` of JabRef, or a path alone; several are divided by semicolons.
final class FileLinks {
  private FileLinks() {}

  /// @param folder what relative paths are seen from
  static List<Path> pdfs(String field, Path folder) {
    return split(field, ';').stream()
        .flatMap(link -> path(link).stream())
        .flatMap(path -> resolved(path, folder).stream())
        .toList();
  }

  private static Optional<String> path(String link) {
    if (link.strip().matches("(?i)https?:.*")) {
      return Optional.empty();
    }
    List<String> parts = split(link, ':');
    Stream<String> candidates =
        parts.size() >= 3 && parts.get(parts.size() - 2).matches("[\\\\/].*")
            // A Windows path whose colon was not escaped.
            ? Stream.of(String.join(":", parts.subList(parts.size() - 3, parts.size() - 1)))
            : Stream.concat(parts.reversed().stream(), Stream.of(link));
    return candidates
        .map(String::strip)
        .filter(part -> part.toLowerCase(Locale.ROOT).endsWith(".pdf"))
        .findFirst();
  }

  private static Optional<Path> resolved(String path, Path folder) {
    try {
      String plain = path.replaceFirst("^file:(//)?", "").replace("%20", " ");
      return Optional.of(folder.resolve(plain).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// Splits where the character stands without a backslash before it, and takes those away.
  private static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && ":;\\{}_&%#".indexOf(text.charAt(i + 1)) >= 0) {
        part.append(at == ';' ? "\\" + text.charAt(++i) : text.charAt(++i));
      } else if (c == at) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
