package dev.alhazen.cli;

import dev.alhazen.model.Sleeper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// A user at a prompt in an empty folder, with a home and a cache of their own.
final class Shell {
  final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Sleeper sleeper = _ -> {};
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  Shell(Path folder) {
    this.folder = folder;
    // No test asks the engines of the world.
    environment.put("ALHAZEN_LITERATURE", "library");
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Lets waits pass in another way than at once.
  Shell waiting(Sleeper other) {
    sleeper = other;
    return this;
  }

  /// Runs one command line in this process; its output replaces that of the one before.
  int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.run(world(), arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  World world() {
    return new World(
        Path.of("").toAbsolutePath(),
        folder,
        folder.resolve("home"),
        Map.copyOf(environment),
        InstantSource.system(),
        sleeper,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        World.Terminal.PLAIN);
  }
}
