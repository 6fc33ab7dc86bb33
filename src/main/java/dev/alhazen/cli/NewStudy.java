package dev.alhazen.cli;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Json;
import dev.alhazen.base.UsageException;
import dev.alhazen.idea.IdeaFile;
import dev.alhazen.model.Prompts;
import dev.alhazen.study.Asked;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Device;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// From the options of a command line to a study's folder, everything checked before it is made.
final class NewStudy {
  private static final int MOST_AT_ONCE = 8;

  private final World world;
  private final Wiring wiring;
  private final ModelOptions models;
  private final StudyOptions options;

  NewStudy(World world, ModelOptions models, StudyOptions options) {
    this.world = world;
    this.wiring = new Wiring(world);
    this.models = models;
    this.options = options;
  }

  /// What is asked, complete and checked.
  Asked asked(Template template, Asked.Stage until) {
    requirePositive("--ideas", options.ideas);
    requirePositive("--runs", options.runs);
    requirePositive("--attempts", options.attempts);
    requirePositive("--repetitions", options.repetitions == null ? 1 : options.repetitions);
    Optional<Device> device =
        new Devices(world, world::say).choose(template, options.places.places(), options.gpus);
    int atOnce = atOnce(template, device);
    requirePositive("--reflections", options.reflections);
    requireSettings(options.ensemble, 2, 1, 0.1);
    if (options.confirmSeeds < 0) {
      throw new UsageException("--confirm-seeds must not be less than 0.");
    }
    if (options.citationRounds < 0) {
      throw new UsageException("--citation-rounds must not be less than 0.");
    }
    options.executor.check(world);
    String model = models.model().orElseThrow(NewStudy::noModel);
    return new Asked(
        1,
        Version.number(),
        template.name(),
        template.title(),
        template.folder().toString(),
        TemplateFiles.digest(template),
        Presets.choose(template, Optional.ofNullable(options.preset)),
        model,
        options.roles.reviewer().orElse(model),
        ideas(),
        options.runs,
        options.attempts,
        Optional.ofNullable(options.budget),
        wiring.sandboxTier(options.sandbox),
        new SystemParts(world).hasTex() ? Asked.Typesetting.LATEX : Asked.Typesetting.NONE,
        options.seed,
        Instant.ofEpochSecond(world.clock().instant().getEpochSecond()).toString(),
        options.options(world, models, until, literature(template, model), atOnce, device));
  }

  /// Chosen now and kept: a resume asks the same sources, whatever keys there are then.
  private List<String> literature(Template template, String model) {
    return new LiteratureSources(world)
        .choose(options.literature, options.libraries, template, model);
  }

  private int atOnce(Template template, Optional<Device> device) {
    int atOnce = options.parallel == null ? usual(template, device) : options.parallel;
    requirePositive("--repetitions", options.repetitions == null ? 1 : options.repetitions);
    requirePositive("--parallel", atOnce);
    return atOnce;
  }

  /// More ideas than GPUs, so that one computes while the other is written about; a cluster has
  /// room for all.
  private int usual(Template template, Optional<Device> device) {
    return options.executor.executor(ExecutorFile.LOCAL).equals(ExecutorFile.SLURM)
        ? Math.clamp(ideas(), 1, MOST_AT_ONCE)
        : device.equals(Optional.of(Device.CPU))
            ? 1
            : Math.max(1, 2 * wiring.gpus(options.gpus, template).size());
  }

  /// Makes the folder, with everything that a resume needs.
  StudyFolder create(Asked asked, Template template) {
    Prompts prompts = prompts();
    StudyFolder folder =
        StudyFolder.create(
            world.path(options.out), asked.template(), world.clock().instant(), slug(asked));
    if (options.ideasFile != null) {
      Path given = world.path(options.ideasFile);
      IdeaFile.read(given).write(folder.givenIdeas());
    }
    prompts.copyTo(folder.prompts());
    keepTemplate(folder, template);
    folder.write(asked);
    ExecutorFile.update(world, folder, options.executor);
    return folder;
  }

  /// Keeps the template's files, so that the study can be replayed whatever becomes of the folder.
  static void keepTemplate(StudyFolder folder, Template template) {
    AtomicFiles.write(
        folder.templateFiles(), Json.pretty(TemplateFiles.tree(template, folder.blobs())));
  }

  /// The folder of prompts is looked at before anything is made.
  void checkPrompts() {
    prompts();
  }

  private Prompts prompts() {
    if (options.prompts == null) {
      return Prompts.builtIn();
    }
    Path folder = world.path(options.prompts);
    if (!Files.isDirectory(folder)) {
      throw new UsageException("--prompts %s is not a folder.".formatted(folder));
    }
    return new Prompts(List.of(folder));
  }

  private static String slug(Asked asked) {
    String name = asked.model().substring(asked.model().lastIndexOf('/') + 1);
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
  }

  /// How many ideas there will be at most; all that a file holds are taken.
  private int ideas() {
    return options.ideasFile == null
        ? options.ideas
        : IdeaFile.read(world.path(options.ideasFile)).ideas().size();
  }

  /// @throws UsageException that says which setting of the reviews is out of bounds
  static dev.alhazen.review.Settings requireSettings(
      int ensemble, int reflections, int shots, double temperature) {
    try {
      return new dev.alhazen.review.Settings(ensemble, reflections, shots, temperature);
    } catch (IllegalArgumentException e) {
      throw new UsageException("These reviews cannot be made: %s.".formatted(e.getMessage()));
    }
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new UsageException("%s must be at least 1, not %d.".formatted(option, value));
    }
  }

  static ConfigurationException noModel() {
    return new ConfigurationException(
        """
        No model was chosen. Choose one of:
          --model openai/NAME                                  with OPENAI_API_KEY
          --model deepseek/NAME, openrouter/NAME, gemini/NAME  with that service's key
          --model ollama/NAME                                  a local Ollama
          --model local/NAME --base-url URL                    any OpenAI-compatible server
          --model rehearsal                                    no model: a scripted rehearsal, free
        It can also be set as ALHAZEN_MODEL or in alhazen.yaml. `alhazen models` shows names and prices.""");
  }
}
