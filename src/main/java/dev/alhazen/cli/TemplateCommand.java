package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.UsageException;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateCheck;
import dev.alhazen.template.TemplateCopy;
import dev.alhazen.template.TemplateScaffold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      TemplateCommand.Check.class,
      TemplateCommand.Baselines.class,
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
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Says what a template folder lacks.")
  static final class Check implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "DIR", description = "The template's folder, or a template's name.")
    private String folder = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Check(World world) {
      this.world = world;
    }

    @Override
    public Integer call() {
      Path path = world.path(folder);
      if (!Files.isDirectory(path)) {
        path = new Wiring(world).template(folder).folder();
      }
      List<Finding> findings = TemplateCheck.check(path);
      if (json) {
        world.out().print(Json.pretty(findings));
      } else {
        findings.forEach(
            finding ->
                world.say(
                    "%s: %s"
                        .formatted(
                            finding.level().name().toLowerCase(java.util.Locale.ROOT),
                            finding.line())));
        world.say(findings.isEmpty() ? "nothing is missing" : findings.size() + " finding(s)");
      }
      boolean blocked = findings.stream().anyMatch(Finding::blocks);
      return (blocked ? ExitCode.DATA : ExitCode.DONE).code();
    }
  }

  @Command(
      name = "baseline",
      mixinStandardHelpOptions = true,
      description = "Makes the baseline run of a template on this machine, once, and shows it.")
  static final class Baselines implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "TEMPLATE", description = "A template's name or folder.")
    private String template = "";

    @Option(names = "--preset", description = "Default: quick where there is one, else the first.")
    private @Nullable String preset;

    @Option(names = "--sandbox", defaultValue = "auto", description = "auto or none.")
    private String sandbox = "auto";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Baselines(World world) {
      this.world = world;
    }

    @Override
    public Integer call() {
      new BaselineRun(world, json ? BaselineRun.Form.JSON : BaselineRun.Form.TABLE)
          .run(new Wiring(world).template(template), Optional.ofNullable(preset), sandbox);
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
      Prepared prepared = wiring.prepare(found, Optional.empty(), List.of(), world::say);
      TemplateCopy.write(found, prepared, to);
      world.say("copied to %s; by hand it runs as".formatted(to));
      world.say("  " + String.join(" ", byHand(found)));
      return ExitCode.DONE.code();
    }

    private static List<String> byHand(Template template) {
      if (template.language().equals("java")) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words = new ArrayList<>(List.of(java.toString(), "@java.args"));
        words.addAll(List.of("Experiment.java", "--out_dir=run_0"));
        words.addAll(template.presets().firstEntry().getValue().arguments());
        return words;
      }
      List<String> words = new ArrayList<>(template.commands().experiment());
      words.add("--out_dir=run_0");
      return words;
    }
  }
}
