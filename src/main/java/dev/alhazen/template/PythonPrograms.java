package dev.alhazen.template;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The programs of a Python environment (`torchrun`, `accelerate`), which scripts start by name.
/// Their first line names the interpreter by its place on this machine, where the sandbox does not
/// have it; the copies find it by the variable `ALHAZEN_PYTHON`.
final class PythonPrograms {
  /// A line for the shell that Python reads as a string.
  private static final String HEAD =
      "#!/bin/sh\n'''exec' \"$" + PythonTools.INTERPRETER + "\" \"$0\" \"$@\"\n' '''\n";

  private static final String PYTHON =
      "#!/bin/sh\nexec \"$" + PythonTools.INTERPRETER + "\" \"$@\"\n";
  private static final Pattern FIRST_LINE = Pattern.compile("#!.*python[\\d.]*[^\\n]*\\n");
  private static final long LARGEST = 1L << 16;

  private final Cache cache;

  PythonPrograms(Cache cache) {
    this.cache = cache;
  }

  /// The folder with the copies, and `python` and `python3`.
  Path folder(PythonFacts facts) {
    TreeMap<String, String> programs = new TreeMap<>();
    if (!facts.scripts().startsWith("/usr")) {
      collect(facts.scripts(), programs);
    }
    programs.put("python", PYTHON);
    programs.put("python3", PYTHON);
    return cache.folder(
        "python-programs/" + Digest.of(Json.line(programs)).brief(),
        folder -> programs.forEach((name, text) -> write(folder.resolve(name), text)));
  }

  private static void collect(Path scripts, Map<String, String> to) {
    if (!Files.isDirectory(scripts)) {
      return;
    }
    try (Stream<Path> files = Files.list(scripts)) {
      for (Path file : files.filter(Files::isRegularFile).filter(Files::isExecutable).toList()) {
        if (Files.size(file) <= LARGEST) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
          Matcher first = FIRST_LINE.matcher(text);
          if (first.lookingAt()) {
            to.put(file.getFileName().toString(), HEAD + text.substring(first.end()));
          }
        }
      }
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(scripts, e), e);
    }
  }

  private static void write(Path file, String text) {
    AtomicFiles.write(file, text);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be made: %s.".formatted(file, e), e);
    }
  }
}
