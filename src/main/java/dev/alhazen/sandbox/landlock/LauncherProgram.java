package dev.alhazen.sandbox.landlock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// The launcher as files of its own, readable for every user: the program itself may lie where an
/// unused user cannot read it, and opening its large archive takes time.
final class LauncherProgram {
  private static final List<Class<?>> CLASSES =
      List.of(
          Call.class,
          Call.Machine.class,
          Filter.class,
          Filter.Instruction.class,
          Filter.Tree.class,
          Launcher.class,
          Loopback.class,
          Mounts.class,
          Native.class,
          Native.Refused.class,
          Policy.class,
          Policy.Place.class,
          Policy.Place.How.class,
          Ruleset.class);

  /// Synthetic classes that the compiler makes for `switch`, where it does.
  private static final List<String> PERHAPS =
      List.of("Call$1", "Filter$1", "Launcher$1", "Mounts$1", "Native$1", "Policy$1");

  private LauncherProgram() {}

  /// @param folder where the files go
  static void write(Path folder) {
    try {
      String name = Launcher.class.getPackageName().replace('.', '/');
      Path target = Files.createDirectories(folder.resolve(name));
      Path level = folder;
      open(level);
      for (Path part : folder.relativize(target)) {
        level = level.resolve(part);
        open(level);
      }
      for (Class<?> each : CLASSES) {
        String file = each.getName().substring(each.getPackageName().length() + 1) + ".class";
        copy(file, target.resolve(file));
      }
      for (String each : PERHAPS) {
        copy(each + ".class", target.resolve(each + ".class"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The words that start it, but for its arguments.
  ///
  /// @param java the folder of the Java that runs it
  /// @param files where the files are found
  static List<String> words(String java, String files) {
    List<String> words = new ArrayList<>(List.of(java + "/bin/java"));
    // Few signals, no files in /tmp and no higher limits, all of which the command would inherit.
    words.addAll(List.of("-Xrs", "-XX:-UsePerfData", "-XX:-MaxFDLimit"));
    words.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-Xmx16m", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of("-cp", files, Launcher.class.getName()));
    return words;
  }

  private static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void copy(String name, Path target) throws IOException {
    try (InputStream in = Launcher.class.getResourceAsStream(name)) {
      if (in != null) {
        Files.copy(in, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
  }
}
