package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.base.UsageException;
import dev.alhazen.template.Device;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateCopy;
import dev.alhazen.template.TemplateScaffold;
import dev.alhazen.template.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      Templates all = new Wiring(world).templates();
      List<Template> templates = all.list();
      if (json) {
        world.out().print(Json.pretty(templates));
        return ExitCode.DONE.code();
      }
      Rows rows = new Rows("name", "languages", "presets", "title");
      templates.forEach(
          t ->
              rows.add(
                  t.name(), languages(all, t), String.join(", ", t.presets().keySet()), t.title()));
      world.out().print(rows);
      return ExitCode.DONE.code();
    }
  }

  private static String languages(Templates templates, Template template) {
    return templates
        .twin(template)
        .map(twin -> template.language() + ", " + twin.language())
        .orElse(template.language());
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

    @Mixin private PlaceOptions places = new PlaceOptions();

    Copy(World world) {
      this.world = world;
    }

    @Override
    public Integer call() {
      Template found =
          new Languages(world, world::say).choose(template, places, Languages.Coder.MODEL);
      Path to = world.path(target == null ? found.name() : target);
      if (Files.exists(to)) {
        throw new UsageException("%s exists. Name another folder.".formatted(to));
      }
      PlaceOptions.Places on =
          new Devices(world, world::say).placed(found, places.places(), Gpus.AUTO);
      Wiring wiring = new Wiring(world);
      Prepared prepared = wiring.prepare(found, on, world::say);
      TemplateCopy.write(found, prepared, to);
      world.say("copied to %s; by hand it runs as".formatted(to));
      world.say("  " + String.join(" ", byHand(found, on.device().orElse(Device.CPU))));
      showData(found, wiring.environment(on, _ -> {}).dataFolder());
      return ExitCode.DONE.code();
    }

    private void showData(Template template, Path folder) {
      template
          .presets()
          .forEach(
              (name, preset) -> {
                if (!preset.data().isEmpty()) {
                  world.say(
                      "preset %s reads %s: add --data=%s"
                          .formatted(name, String.join(", ", preset.data()), folder));
                }
              });
    }

    private static List<String> byHand(Template template, Device device) {
      if (template.language().equals("java")) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words = new ArrayList<>(List.of(java.toString(), "@java.args"));
        words.addAll(List.of("Experiment.java", "--out_dir=run_0"));
        words.addAll(template.presets().firstEntry().getValue().arguments());
        if (device == Device.CUDA) {
          words.add("--device=cuda");
        }
        return words;
      }
      List<String> arguments = template.presets().firstEntry().getValue().arguments();
      List<String> words =
          new ArrayList<>(
              template.commands().experiment().stream()
                  .filter(word -> !word.equals("--stage=learn"))
                  .flatMap(word -> word.equals("{args}") ? arguments.stream() : Stream.of(word))
                  .map(word -> word.replace("{out}", "run_0").replace("{seed}", "0"))
                  .map(word -> word.replace("{device}", device.word()))
                  .toList());
      if (words.stream().noneMatch(word -> word.contains("run_0"))) {
        words.add("--out_dir=run_0");
      }
      return words;
    }
  }
}
