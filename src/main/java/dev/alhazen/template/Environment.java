package dev.alhazen.template;

import dev.alhazen.base.Finding;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.dataset.Shelf;
import dev.alhazen.sandbox.Mount;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Makes a template's commands runnable in a sandbox: resolves libraries, finds interpreters. All
/// that needs the network happens here, before any model-written code exists.
public final class Environment {
  private final Cache cache;
  private final Tools tools;
  private final Consumer<String> progress;

  /// What this machine offers, and what the user named.
  ///
  /// @param javaHome a JDK of version 25 or later
  /// @param data the folder of data, where the user named one: prepared data sets lie in it, and
  ///   templates of The AI Scientist see it as `../../data`
  /// @param device what experiments compute on that can be told
  public record Tools(Path javaHome, Interpreters python, Optional<Path> data, Device device) {
    /// Computes on the processor.
    public Tools(Path javaHome, Interpreters python, Optional<Path> data) {
      this(javaHome, python, data, Device.CPU);
    }

    /// A machine with one Python interpreter: a name on the path, or a path.
    public Tools(Path javaHome, String python) {
      this(javaHome, Interpreters.only(python), Optional.empty());
    }
  }

  /// @param cache a folder of this machine in which libraries are kept; sandboxed users must be
  ///   able to reach it
  /// @param progress told in a few words what takes time
  public Environment(Path cache, Tools tools, Consumer<String> progress) {
    this.cache = new Cache(cache);
    this.tools = tools;
    this.progress = progress;
  }

  /// Whether nothing has to be fetched before the template's Python can run.
  public boolean isMade(Template template) {
    return new PythonChoice(cache, tools.python(), progress).isMade(template.folder());
  }

  /// What data sets the template's presets lack here.
  public List<Finding> missingData(Template template) {
    return dataSets().findings(template);
  }

  /// Complains where a data set is missing or damaged that a preset reads.
  ///
  /// @throws dev.alhazen.base.ConfigurationException with the command that prepares it
  public void requireData(Template template, String preset) {
    dataSets().mounts(template, preset);
  }

  /// The folder that a copy of the template finds its data sets in.
  public Path dataFolder() {
    return dataSets().shelf().root();
  }

  private DataSets dataSets() {
    return new DataSets(
        tools.data().map(Shelf::named).orElseGet(() -> Shelf.usual(cache.file("data"))));
  }

  /// The same as [#prepare(Template)], with the data sets that a preset reads.
  ///
  /// @throws dev.alhazen.base.ConfigurationException where one is missing or damaged
  public Prepared prepare(Template template, String preset) {
    List<Mount> data = dataSets().mounts(template, preset);
    Prepared prepared = prepare(template);
    return prepared.withMounts(Stream.concat(prepared.mounts().stream(), data.stream()).toList());
  }

  /// Whether the template's libraries can be had for this device; asks repositories for no more
  /// than a description. True where it needs no others.
  public boolean isAvailable(Device device, Template template) {
    return !Device.isExchangeable(template)
        || new Libraries(cache, progress).areKnown(device.libraries(Coordinates.of(template)));
  }

  /// What the Python that would run the template knows of PyTorch.
  public TorchProbe.Answer torch(Template template) {
    return isMade(template)
        ? TorchProbe.ask(new PythonChoice(cache, tools.python(), progress).of(template.folder()))
        : new TorchProbe.Absent("its environment is not made yet");
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
      requireLibraries(template);
      List<Coordinates> libraries = tools.device().libraries(Coordinates.of(template));
      new JavaTools(tools.javaHome(), cache, progress).prepare(libraries, ingredients);
      java = words -> JavaTools.command(words, libraries);
    }
    if (uses(commands, PythonTools::isPython)) {
      PythonFacts facts =
          PythonFacts.of(new PythonChoice(cache, tools.python(), progress).of(template.folder()));
      new PackageMemory(cache, progress).compare(template, facts);
      String program = new PythonTools(facts, cache).prepare(ingredients);
      python = words -> PythonTools.command(program, words);
    }
    // A folder of prepared data sets is not shown whole: it grows, and a run's record would change.
    Optional<Path> shown = DataSets.areNamedBy(template) ? Optional.empty() : tools.data();
    new DataFolders(cache, progress).of(template, shown).forEach(ingredients::mount);
    return prepared(onDevice(commands), java, python, ingredients);
  }

  /// The library is large, and Maven Central did not have it when this was written.
  private void requireLibraries(Template template) {
    if (tools.device() == Device.CUDA && !isAvailable(Device.CUDA, template)) {
      throw new UnavailableException(
          ("PyTorch for CUDA cannot be fetched: no repository here has %s. Compute without a GPU"
                  + " (--device cpu), take the template's twin in Python if it has one (--language"
                  + " python), or name a repository that has it in ~/.m2/settings.xml.")
              .formatted(Device.CUDA.nativeLibrary(template)));
    }
  }

  private Template.Commands onDevice(Template.Commands commands) {
    Device device = tools.device();
    return new Template.Commands(
        device.experiment().apply(commands.experiment()),
        commands.plot(),
        commands.check(),
        device.filled(commands.judge()));
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
