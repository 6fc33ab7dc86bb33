package dev.alhazen.sandbox;

import dev.alhazen.base.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The part of this machine's system that a sandboxed command sees, read-only: programs, libraries
/// and a few of their settings; instead of the machine's users and hosts, made-up ones.
public final class SystemFiles {
  /// The home and the name of the only user.
  public static final String HOME = "/home/alhazen";

  /// Folders of the root; on most systems now links into `/usr`.
  private static final List<String> OF_THE_ROOT = List.of("bin", "sbin", "lib", "lib32", "lib64");

  private static final List<String> SETTINGS =
      List.of("alternatives", "fonts", "ld.so.cache", "texmf", "chktexrc");

  private static final Map<String, String> ACCOUNTS =
      Map.of(
          "passwd", "alhazen:x:1000:1000:alhazen:" + HOME + ":/bin/sh\n",
          "group", "alhazen:x:1000:\n",
          "nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n",
          "hosts", "127.0.0.1 localhost\n");

  private SystemFiles() {}

  /// Names in the root that are links to the folder of the same name in `/usr`.
  public static List<String> links() {
    return OF_THE_ROOT.stream().filter(name -> Files.isSymbolicLink(Path.of("/", name))).toList();
  }

  /// Files and folders of this machine, each seen at its own path.
  public static List<Path> paths() {
    List<Path> all = new ArrayList<>(List.of(Path.of("/usr")));
    OF_THE_ROOT.stream()
        .map(name -> Path.of("/", name))
        .filter(path -> !Files.isSymbolicLink(path))
        .forEach(all::add);
    settings().forEach(name -> all.add(Path.of("/etc", name)));
    all.add(Path.of("/var/lib/texmf"));
    return all.stream().filter(Files::exists).toList();
  }

  /// Writes the made-up files of `/etc`, readable for everyone.
  public static void writeAccounts(Path folder) {
    ACCOUNTS.forEach((name, text) -> writeReadable(folder.resolve(name), text));
  }

  /// Lets names of other machines be looked up, too.
  public static void writeResolving(Path folder) {
    writeReadable(
        folder.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files dns\n");
  }

  /// What `writeAccounts` writes.
  public static List<String> accounts() {
    return List.of("passwd", "group", "nsswitch.conf", "hosts");
  }

  /// Debian's Java keeps its configuration in a folder of /etc for each version.
  private static List<String> settings() {
    String[] java = Path.of("/etc").toFile().list((_, name) -> name.matches("java-\\d+-openjdk"));
    return Stream.concat(
            SETTINGS.stream(), java == null ? Stream.of() : new TreeSet<>(List.of(java)).stream())
        .toList();
  }

  private static void writeReadable(Path file, String text) {
    AtomicFiles.write(file, text);
    try {
      Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
