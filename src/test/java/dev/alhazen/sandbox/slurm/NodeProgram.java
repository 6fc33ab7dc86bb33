package dev.alhazen.sandbox.slurm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program under test as a node calls it: these classes, started by a script.
public final class NodeProgram {
  private NodeProgram() {}

  /// @param folder where the script is made, and where its home is
  public static Path write(Path folder) throws IOException {
    Path arguments = folder.resolve("node.args");
    Files.writeString(
        arguments,
        """
        -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m
        -Duser.home="%s"
        -Dalhazen.home="%s"
        -cp "%s"
        """
            .formatted(folder.resolve("home"), Path.of("").toAbsolutePath(), classPath()));
    Path script = folder.resolve("node-alhazen");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' @'%s' dev.alhazen.cli.Main \"$@\"\n"
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), arguments));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
