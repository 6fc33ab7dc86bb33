package dev.alhazen.template;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Folders of a template of The AI Scientist's layout that hold data rather than code: more than a
/// study should copy for every run. They are mounted at their place instead, read-only.
final class LargeFolders {
  private static final long LIMIT = 32L << 20;

  private LargeFolders() {}

  /// Their names, sorted.
  static List<String> of(Path template) {
    if (!PythonLayout.isHere(template)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(template)) {
      return children
          .filter(Files::isDirectory)
          .filter(folder -> !TemplateFiles.isPassedOver(folder))
          .filter(folder -> Listing.of(folder).bytes() > LIMIT)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(template, e), e);
    }
  }
}
