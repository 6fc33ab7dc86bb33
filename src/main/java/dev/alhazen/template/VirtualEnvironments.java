package dev.alhazen.template;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Virtual environments in the machine's cache: one for each text of `requirements.txt` and each
/// interpreter, made once, by uv where it is installed, else by `venv` and `pip`. This is the only
/// place at which Python packages are fetched.
final class VirtualEnvironments {
  static final String REQUIREMENTS = "requirements.txt";
  private static final Pattern OTHER_FILE =
      Pattern.compile("(?m)^\\s*(?:-r|--requirement|-c|--constraint)[\\s=]+(\\S+)");

  private final Cache cache;
  private final Interpreters interpreters;
  private final Consumer<String> progress;

  VirtualEnvironments(Cache cache, Interpreters interpreters, Consumer<String> progress) {
    this.cache = cache;
    this.interpreters = interpreters;
    this.progress = progress;
  }

  /// The interpreter of the environment with what a template's `requirements.txt` names.
  ///
  /// @throws UnavailableException where it cannot be made
  String interpreter(Path requirements) {
    Path folder = cache.folder(name(requirements), made -> make(requirements, made));
    return folder.resolve("bin/python").toString();
  }

  boolean isMade(Path requirements) {
    return Files.isDirectory(cache.file(name(requirements)));
  }

  private String name(Path requirements) {
    PythonFacts base = PythonFacts.of(interpreters.usual());
    String key = "%s\n%s\n%s".formatted(base.version(), base.prefix(), wanted(requirements));
    return "python-environments/" + Digest.of(key).brief();
  }

  /// The text of the file and of those that it names.
  private static String wanted(Path requirements) {
    String text = Texts.read(requirements);
    StringBuilder all = new StringBuilder(text);
    OTHER_FILE
        .matcher(text)
        .results()
        .map(line -> requirements.resolveSibling(line.group(1)))
        .filter(Files::isRegularFile)
        .forEach(file -> all.append('\n').append(Texts.read(file)));
    return all.toString();
  }

  private void make(Path requirements, Path folder) {
    progress.accept(
        "Making the Python environment of %s (once; large packages take minutes)"
            .formatted(requirements));
    interpreters
        .uv()
        .ifPresentOrElse(
            uv -> byUv(uv.toString(), requirements, folder), () -> byPip(requirements, folder));
    progress.accept(
        "Made it: %d packages"
            .formatted(PythonFacts.of(folder.resolve("bin/python").toString()).packages().size()));
  }

  private void byUv(String uv, Path requirements, Path folder) {
    String python = folder.resolve("bin/python").toString();
    run(
        requirements,
        List.of(uv, "venv", "--allow-existing", "--python", interpreters.usual(), "" + folder));
    run(
        requirements,
        List.of(
            uv, "pip", "install", "--link-mode=copy", "--python", python, "-r", "" + requirements));
  }

  private void byPip(Path requirements, Path folder) {
    run(requirements, List.of(interpreters.usual(), "-m", "venv", folder.toString()));
    List<String> pip =
        new ArrayList<>(List.of(folder.resolve("bin/python").toString(), "-m", "pip", "install"));
    pip.addAll(List.of("--no-input", "--progress-bar=off"));
    pip.addAll(List.of("-r", requirements.toString()));
    run(requirements, pip);
  }

  private static void run(Path requirements, List<String> command) {
    Outside.Result result = Outside.run(command, requirements.toAbsolutePath().resolveSibling(""));
    if (result.exit() != 0) {
      throw new UnavailableException(
          ("The Python environment of %s cannot be made: %s. The command was `%s`. Mend the file,"
                  + " connect to the network (it is needed once), or name an environment of your"
                  + " own with --python. On Debian, `venv` is in the package python3-venv.")
              .formatted(requirements, result.complaint(), String.join(" ", command)));
    }
  }
}
