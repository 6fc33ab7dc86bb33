package dev.alhazen.cli;

import dev.alhazen.template.Interpreters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The Python interpreters of this machine, and the one that the user named.
record Pythons(World world) {
  private static final String USUAL = "python3";

  Interpreters found(Optional<String> option) {
    SystemParts parts = new SystemParts(world);
    return new Interpreters(
        option.or(() -> world.variable("ALHAZEN_PYTHON")).map(this::program),
        active(),
        parts.find(USUAL).map(Path::toString).orElse(USUAL),
        parts.find("uv"));
  }

  /// A name on the path stays one; a path is seen from the working folder.
  private String program(String typed) {
    return typed.contains("/") ? world.path(typed).toString() : typed;
  }

  private Optional<Path> active() {
    return Stream.of("VIRTUAL_ENV", "CONDA_PREFIX")
        .flatMap(name -> world.variable(name).stream())
        .map(prefix -> Path.of(prefix, "bin", "python"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
