package dev.alhazen.template;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import java.nio.file.Path;

/// The packages of a Python environment with their versions, as a file that a run sees. Baselines
/// are kept by what was mounted: with this list among it, a package that was changed since makes a
/// new one, wherever the package lies.
final class PackageList {
  static final String FILE = "packages.txt";

  private final Cache cache;

  PackageList(Cache cache) {
    this.cache = cache;
  }

  /// The folder with the list.
  Path folder(PythonFacts facts) {
    String text = String.join("\n", facts.packages()) + "\n";
    return cache.folder(
        "python-package-lists/" + Digest.of(text).brief(),
        folder -> AtomicFiles.write(folder.resolve(FILE), text));
  }
}
