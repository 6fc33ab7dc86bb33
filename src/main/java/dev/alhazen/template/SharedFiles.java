package dev.alhazen.template;

import dev.alhazen.base.MalformedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Files that lie once for several templates and belong to each of them, as if they lay in its
/// folder; what runs and judges every experiment, above all. A file of the same name in the
/// template's own folder takes their place, which keeps a copied template whole.
///
/// @param files name in the template → where the file lies
public record SharedFiles(SequencedMap<String, Path> files) {
  /// Beside the templates: `templates/common`.
  static final String FOLDER = "common";

  static final SharedFiles NONE = new SharedFiles(new LinkedHashMap<>());

  /// Names are also the patterns by which the files are protected.
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.-]*");

  public SharedFiles {
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
  }

  /// Reads the manifest's `shared`.
  ///
  /// @param folder the template's
  static SharedFiles read(Place place, Path folder) {
    SequencedMap<String, Path> files = new LinkedHashMap<>();
    for (Place item : place.items()) {
      Path source = source(item.text(), folder);
      String name = source.getFileName().toString();
      if (!NAME.matcher(name).matches()) {
        throw item.must("name a file by letters, digits, '.', '_' and '-'");
      }
      if (files.containsKey(name)) {
        throw item.must("name another file than the one that is called %s already".formatted(name));
      }
      Path own = folder.resolve(name);
      files.put(name, Files.isRegularFile(own) ? own : required(item, source, folder));
    }
    return new SharedFiles(files);
  }

  /// Where a file of the template lies, which may not be there.
  ///
  /// @param folder the template's
  Path place(Path folder, String name) {
    return files.getOrDefault(name, folder.resolve(name));
  }

  /// The names of the files, which nobody may edit.
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  /// A bare name is a file of the common folder; a path begins at the template.
  private static Path source(String written, Path folder) {
    Path common = folder.resolveSibling(FOLDER);
    return (written.contains("/") ? folder : common).resolve(written).normalize();
  }

  private static Path required(Place item, Path source, Path folder) {
    if (!Files.isRegularFile(source)) {
      throw new MalformedException(
          ("%s: %s names a shared file that is neither %s nor in %s. Correct the name, or make a"
                  + " whole copy of the template with `alhazen template copy`.")
              .formatted(item.file(), item.path(), source, folder));
    }
    return source;
  }
}
