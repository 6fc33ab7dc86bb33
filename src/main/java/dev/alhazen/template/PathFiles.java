package dev.alhazen.template;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The `.pth` files of folders of packages: Python reads them where an environment really lies, and
/// not where a folder is named by `PYTHONPATH`. They name the folders of packages that were
/// installed to be edited.
final class PathFiles {
  private PathFiles() {}

  /// The folders, and those that their path files name, each once.
  static List<Path> with(List<Path> folders) {
    Set<Path> all = new LinkedHashSet<>(folders);
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        lines(file).forEach(line -> add(folder, line, all));
      }
    }
    return List.copyOf(all);
  }

  private static void add(Path folder, String line, Set<Path> to) {
    if (line.isBlank() || line.startsWith("#") || line.matches("import\\s.*")) {
      return;
    }
    try {
      Path named = folder.resolve(line.strip()).normalize();
      if (Files.isDirectory(named)) {
        to.add(named);
      }
    } catch (InvalidPathException e) {
      // Python passes over it, too.
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(file -> file.toString().endsWith(".pth")).sorted().toList();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(folder, e), e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }
}
