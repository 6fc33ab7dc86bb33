package dev.alhazen.template;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files of a template that a study works on: all but runs, hidden files, virtual environments,
/// what compilers leave, and folders of data that are mounted instead. Files that it shares with
/// other templates are among them.
public final class TemplateFiles {
  private static final Pattern PASSED_OVER =
      Pattern.compile("\\..*|run_\\d+|build|target|__pycache__|.*\\.class|.*\\.pyc|java\\.args");

  private TemplateFiles() {}

  /// All files with their digests; the contents are put into the blobs.
  public static Tree tree(Template template, Blobs blobs) {
    return tree(template, blobs::putFile);
  }

  /// One digest over all names and contents.
  public static Digest digest(Template template) {
    return Digest.of(Json.line(tree(template, Digest::ofFile)));
  }

  /// The files that match, as paths from the template's folder, sorted.
  public static List<String> matching(Template template, Globs globs) {
    return list(template).stream().filter(globs::matches).toList();
  }

  private static Tree tree(Template template, Function<Path, Digest> store) {
    return new Tree(
        list(template).stream()
            .collect(
                Collectors.toMap(Function.identity(), path -> store.apply(place(template, path)))));
  }

  /// The names of all files, as paths from the template's folder, sorted.
  static List<String> list(Template template) {
    return Stream.concat(inside(template.folder()).stream(), template.shared().names().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// Where a file of the template lies.
  static Path place(Template template, String file) {
    return template.shared().place(template.folder(), file);
  }

  private static List<String> inside(Path folder) {
    List<String> files = new ArrayList<>();
    List<Path> mounted = LargeFolders.of(folder).stream().map(folder::resolve).toList();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return !dir.equals(folder) && (isPassedOver(dir) || mounted.contains(dir))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && !isPassedOver(file)) {
                files.add(folder.relativize(file).toString());
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(folder, e), e);
    }
    return files;
  }

  static boolean isPassedOver(Path path) {
    return PASSED_OVER.matcher(path.getFileName().toString()).matches()
        || Files.exists(path.resolve("pyvenv.cfg"));
  }
}
