package dev.alhazen.template;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The native libraries of the deep learning engine, unpacked once by a program of ours, outside
/// the sandbox and before any model-written code: runs then start fast and write nothing.
final class NativeLibraries {
  private static final String PROGRAM = "WarmUp.java";

  private final Path home;
  private final Cache cache;
  private final Consumer<String> progress;

  NativeLibraries(Path home, Cache cache, Consumer<String> progress) {
    this.home = home;
    this.cache = cache;
    this.progress = progress;
  }

  /// The folder that `DJL_CACHE_DIR` names.
  Path folder(Path jars) {
    return cache.folder(
        "djl/" + jars.getFileName(),
        folder -> {
          progress.accept("Unpacking the deep learning engine");
          warmUp(jars, folder);
        });
  }

  private void warmUp(Path jars, Path folder) {
    Path program = cache.folder("warm-up", NativeLibraries::writeProgram).resolve(PROGRAM);
    List<String> command =
        List.of(
            home.resolve("bin/java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-DDJL_CACHE_DIR=" + folder,
            "-DOPT_OUT_TRACKING=true",
            "-Dai.djl.offline=true",
            "-cp",
            jars + "/*",
            program.toString());
    Outside.Result result = Outside.run(command);
    if (result.exit() != 0) {
      throw new UnavailableException(
          ("The deep learning engine does not start on this machine: %s. Check that the template's"
                  + " //DEPS name the native library of this platform.")
              .formatted(result.lastLine()));
    }
  }

  private static void writeProgram(Path folder) {
    try (InputStream text = NativeLibraries.class.getResourceAsStream(PROGRAM + ".txt")) {
      if (text == null) {
        throw new IllegalStateException("resource is missing: " + PROGRAM);
      }
      Files.copy(text, folder.resolve(PROGRAM));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
