package dev.alhazen.sandbox.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// Programs with the names of Slurm's, which answer as a test says: for what a real cluster does
/// seldom, or only on large machines.
final class FakeSlurm {
  private final Path folder;

  FakeSlurm(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    program("scancel", "");
  }

  /// Writes a program in the shell's language; each call is noted.
  FakeSlurm program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file, "#!/bin/sh\necho \"%s $*\" >> %s/calls\n%s\n".formatted(name, folder, script));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  Programs programs() {
    return new Programs(Map.of("PATH", folder + ":/usr/bin:/bin"));
  }

  /// How often a program was called.
  long calls(String name) throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls)
        ? Files.readAllLines(calls).stream().filter(it -> it.startsWith(name + " ")).count()
        : 0;
  }
}
