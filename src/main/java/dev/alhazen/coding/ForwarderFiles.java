package dev.alhazen.coding;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.DefectException;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Pipe;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The two classes that run inside the sandbox, in a folder of their own: nothing else of the
/// program is seen there.
final class ForwarderFiles {
  private static final List<Class<?>> CLASSES = List.of(Forwarder.class, Pipe.class);

  private ForwarderFiles() {}

  /// The folder, which sandboxed users can read; a new version of the program has a new one.
  static Path in(Path cache) {
    StringBuilder all = new StringBuilder();
    CLASSES.forEach(type -> all.append(Digest.of(bytes(type)).hex()));
    Path folder = cache.resolve("forwarder").resolve(Digest.of(all.toString()).hex());
    for (Class<?> type : CLASSES) {
      write(folder, folder.resolve(type.getName().replace('.', '/') + ".class"), bytes(type));
    }
    return folder;
  }

  private static void write(Path folder, Path file, byte[] content) {
    try {
      if (!Files.exists(file)) {
        AtomicFiles.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      }
      for (Path up = file.getParent(); up != null && up.startsWith(folder); up = up.getParent()) {
        Files.setPosixFilePermissions(up, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "The cache %s cannot be written: %s. Check permissions and free space."
              .formatted(folder, e),
          e);
    }
  }

  private static byte[] bytes(Class<?> type) {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      if (in == null) {
        throw new DefectException("Class %s is missing from the program.".formatted(type));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new DefectException("Class %s cannot be read: %s.".formatted(type, e));
    }
  }
}
