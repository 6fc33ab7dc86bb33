package dev.alhazen.cli;

import dev.alhazen.model.Sleeper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The outside, as the commands see it: the only way to the clock, the environment and the output.
///
/// @param program the program's own folder, which holds `templates/`
/// @param folder the working folder
/// @param home the user's home folder
/// @param sleeper waits between attempts of a call
/// @param terminal whether the output is a terminal
record World(
    Path program,
    Path folder,
    Path home,
    Map<String, String> environment,
    InstantSource clock,
    Sleeper sleeper,
    PrintWriter out,
    PrintWriter err,
    Terminal terminal) {

  /// Where the output goes.
  enum Terminal {
    INTERACTIVE,
    PLAIN
  }

  static World real() {
    Map<String, String> environment = Map.copyOf(System.getenv());
    boolean interactive = System.console() != null && System.console().isTerminal();
    return new World(
        Path.of(System.getProperty("alhazen.home", ".")).toAbsolutePath().normalize(),
        Path.of("").toAbsolutePath(),
        // As every shell sees it; the virtual machine asks the list of accounts instead.
        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "."))),
        environment,
        InstantSource.system(),
        Thread::sleep,
        new PrintWriter(System.out, true),
        new PrintWriter(System.err, true),
        interactive && !environment.containsKey("NO_COLOR")
            ? Terminal.INTERACTIVE
            : Terminal.PLAIN);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /// Where things that can be made again are kept: `$XDG_CACHE_HOME/alhazen` or `~/.cache/alhazen`.
  Path cache() {
    return variable("XDG_CACHE_HOME")
        .map(Path::of)
        .orElseGet(() -> home.resolve(".cache"))
        .resolve("alhazen");
  }

  /// A path that the user typed, seen from the working folder; `~` is the home.
  Path path(String typed) {
    Path path = typed.startsWith("~/") ? home.resolve(typed.substring(2)) : Path.of(typed);
    return folder.resolve(path).normalize();
  }

  /// This world, where what is said goes to the output for errors.
  World aside() {
    return new World(program, folder, home, environment, clock, sleeper, err, err, Terminal.PLAIN);
  }

  void say(String line) {
    out.println(line);
  }
}
