package dev.alhazen.study;

import dev.alhazen.base.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How two study folders differ, file by file; what is private to one machine or process is left
/// out.
///
/// @param equal how many files are the same
/// @param differences one line for each file that is not
public record FolderComparison(int equal, List<String> differences) {
  public FolderComparison {
    differences = List.copyOf(differences);
  }

  public static FolderComparison of(Path one, Path other) {
    SortedMap<String, Digest> left = files(one);
    SortedMap<String, Digest> right = files(other);
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      if (!left.containsKey(name)) {
        differences.add("%s is only in %s".formatted(name, other));
      } else if (!right.containsKey(name)) {
        differences.add("%s is only in %s".formatted(name, one));
      } else if (!left.get(name).equals(right.get(name))) {
        differences.add(name + " differs");
      }
    }
    return new FolderComparison(names.size() - differences.size(), differences);
  }

  private static SortedMap<String, Digest> files(Path folder) {
    SortedMap<String, Digest> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .filter(file -> isCompared(folder.relativize(file)))
          .forEach(file -> files.put(folder.relativize(file).toString(), Digest.ofFile(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static boolean isCompared(Path path) {
    String first = path.getName(0).toString();
    return !first.equals("blobs") && !first.startsWith(".");
  }
}
