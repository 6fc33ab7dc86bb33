package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.base.UsageException;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateCopy;
import dev.alhazen.template.TemplateScaffold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Work with templates.
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = "Lists, makes, checks, copies templates, and makes their baselines.",
    subcommands = {
      TemplateCommand.Listing.class,
      TemplateCommand.New.class,
      TemplateCheckCommand.class,
      TemplateBaselineCommand.class,
      TemplateCommand.Copy.class
    })
final class TemplateCommand {

  @Command(name = "list", mixinStandardHelpOptions = true, description = "The templates there are.")
  static final class Listing implements Callable<Integer> {
    private final World world;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Listing(World world) {
      this.world = world;
    }

    @Override
    public Integer call() {
      List<Template> templates = new Wiring(world).templates().list();
      if (json) {
        world.out().print(Json.pretty(templates));
        return ExitCode.DONE.code();
      }
      Rows rows = new Rows("name", "presets", "title");
      templates.forEach(
          t -> rows.add(t.name(), String.join(", ", t.presets().keySet()), t.title()));
      world.out().print(rows);
      return ExitCode.DONE.code();
    }
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Makes a small working template to begin with.")
  static final class New implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "DIR", description = "The new folder.")
    private String folder = "";

    @Option(
        names = "--language",
        defaultValue = "PYTHON",
        description = "${COMPLETION-CANDIDATES}. Default: python.")
    private TemplateScaffold.Language language = TemplateScaffold.Language.PYTHON;

    New(World world) {
      this.world = world;
    }

    @Override
    public Integer call() {
      Template template = TemplateScaffold.write(language, world.path(folder));
      world.say("made %s; it runs as it is:".formatted(template.folder()));
      world.say("  alhazen template check " + folder);
      world.say("  alhazen run %s --model rehearsal --ideas 1".formatted(folder));
      return ExitCode.DONE.code();
    }
  }

  @Command(
      name = "copy",
      mixinStandardHelpOptions = true,
      description = "Copies a template to a folder of your own, where it runs by hand.")
  static final class Copy implements Callable<Integer> {
    private final World world;

    @Parameters(index = "0", paramLabel = "TEMPLATE", description = "A template's name or folder.")
    private String template = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "Default: its name.")
    private @Nullable String target;

    Copy(World world) {
      this.world = world;
    }

    @Override
    public Integer call() {
      Wiring wiring = new Wiring(world);
      Template found = wiring.template(template);
      Path to = world.path(target == null ? found.name() : target);
      if (Files.exists(to)) {
        throw new UsageException("%s exists. Name another folder.".formatted(to));
      }
      Prepared prepared = wiring.prepare(found, PlaceOptions.Places.NONE, world::say);
      TemplateCopy.write(found, prepared, to);
      world.say("copied to %s; by hand it runs as".formatted(to));
      world.say("  " + String.join(" ", byHand(found)));
      found
          .presets()
          .forEach(
              (name, preset) -> {
                if (!preset.data().isEmpty()) {
                  world.say(
                      "preset %s reads %s: add --data=%s"
                          .formatted(name, String.join(", ", preset.data()), dataFolder(wiring)));
                }
              });
      return ExitCode.DONE.code();
    }

    private static Path dataFolder(Wiring wiring) {
      return wiring.environment(PlaceOptions.Places.NONE, _ -> {}).dataFolder();
    }

    private static List<String> byHand(Template template) {
      if (template.language().equals("java")) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words = new ArrayList<>(List.of(java.toString(), "@java.args"));
        words.addAll(List.of("Experiment.java", "--out_dir=run_0"));
        words.addAll(template.presets().firstEntry().getValue().arguments());
        return words;
      }
      List<String> words =
          new ArrayList<>(
              template.commands().experiment().stream()
                  .map(word -> word.replace("{out}", "run_0").replace("{seed}", "0"))
                  .toList());
      if (words.stream().noneMatch(word -> word.contains("run_0"))) {
        words.add("--out_dir=run_0");
      }
      return words;
    }
  }
}
