package dev.alhazen.template;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Makes a template's commands runnable in a sandbox: resolves libraries, finds interpreters. All
/// that needs the network happens here, before any model-written code exists.
public final class Environment {
  private final Cache cache;
  private final Tools tools;
  private final Consumer<String> progress;

  /// What this machine offers.
  ///
  /// @param javaHome a JDK of version 25 or later
  /// @param python a name on the path, or a path
  public record Tools(Path javaHome, String python) {}

  /// @param cache a folder of this machine in which libraries are kept; sandboxed users must be
  ///   able to reach it
  /// @param progress told in a few words what takes time
  public Environment(Path cache, Tools tools, Consumer<String> progress) {
    this.cache = new Cache(cache);
    this.tools = tools;
    this.progress = progress;
  }

  /// The commands as the sandbox runs them. The same template gives the same words on every machine
  /// with interpreters of the same kind.
  ///
  /// @throws dev.alhazen.base.UnavailableException where a library cannot be fetched or an
  ///   interpreter does not work
  public Prepared prepare(Template template) {
    Template.Commands commands = template.commands();
    Ingredients ingredients = new Ingredients();
    UnaryOperator<List<String>> java = UnaryOperator.identity();
    UnaryOperator<List<String>> python = UnaryOperator.identity();
    if (uses(commands, JavaTools::isJava)) {
      List<Coordinates> libraries = Coordinates.of(template);
      new JavaTools(tools.javaHome(), cache, progress).prepare(libraries, ingredients);
      java = words -> JavaTools.command(words, libraries);
    }
    if (uses(commands, PythonTools::isPython)) {
      String program = new PythonTools(tools.python()).prepare(ingredients);
      python = words -> PythonTools.command(program, words);
    }
    return prepared(commands, java, python, ingredients);
  }

  private static Prepared prepared(
      Template.Commands commands,
      UnaryOperator<List<String>> java,
      UnaryOperator<List<String>> python,
      Ingredients ingredients) {
    UnaryOperator<List<String>> all =
        words -> {
          if (words.isEmpty()) {
            return words;
          }
          String program = words.getFirst();
          return JavaTools.isJava(program)
              ? java.apply(words)
              : PythonTools.isPython(program) ? python.apply(words) : words;
        };
    return new Prepared(
        all.apply(commands.experiment()),
        all.apply(commands.plot()),
        all.apply(commands.check()),
        all.apply(commands.judge()),
        ingredients.mounts(),
        ingredients.variables());
  }

  private static boolean uses(
      Template.Commands commands, java.util.function.Predicate<String> program) {
    return List.of(commands.experiment(), commands.plot(), commands.check(), commands.judge())
        .stream()
        .anyMatch(words -> !words.isEmpty() && program.test(words.getFirst()));
  }
}
