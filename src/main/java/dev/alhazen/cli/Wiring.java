package dev.alhazen.cli;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.cli.PlaceOptions.Places;
import dev.alhazen.dataset.Shelf;
import dev.alhazen.journal.Blobs;
import dev.alhazen.literature.EmbeddedSimilarity;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Similarity;
import dev.alhazen.literature.minilm.MiniLmEmbedding;
import dev.alhazen.sandbox.Gpu;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.PassingSandbox;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Slots;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Role;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Device;
import dev.alhazen.template.Environment;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.Templates;
import dev.alhazen.typeset.Typesetter;
import dev.alhazen.typeset.latex.LatexTypesetter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Constructs every adapter, from what was asked and what this machine has.
final class Wiring {
  private final World world;

  Wiring(World world) {
    this.world = world;
  }

  /// The user's templates, then the built-in ones.
  Templates templates() {
    return new Templates(
        List.of(world.folder().resolve("templates"), world.program().resolve("templates")));
  }

  /// The template that a user names: a folder here, or an installed one.
  Template template(String typed) {
    Path folder = world.path(typed);
    return templates().find(Files.isDirectory(folder) ? folder.toString() : typed);
  }

  /// Everything that a study acts through.
  Adapters adapters(Asked asked, Template template, StudyFolder folder) {
    return new Adapters(
        providers(asked),
        literature(asked, template),
        similarity(asked),
        new PassingSandbox(
            passed(asked.options().passEnv()),
            sandbox(asked.sandbox(), folder.scratch(), folder.blobs())),
        slots(asked, template),
        typesetters(asked));
  }

  /// Where the study's experiments run.
  Placement placement(
      StudyFolder folder, Asked asked, LiveProgress progress, Interrupts interrupts) {
    ExecutorFile executor = ExecutorFile.of(folder);
    return executor.isSlurm()
        ? new SlurmPlacement(world, folder, executor, passed(asked.options().passEnv()), progress)
            .stoppedBy(interrupts)
        : new Placement.Here();
  }

  /// Where runs may be at once: on each GPU one, or without a GPU as many as ideas.
  Slots slots(Asked asked, Template template) {
    Asked.Options options = asked.options();
    return slots(gpus(options), options.parallel(), template);
  }

  /// What computes on the processor takes no GPU from others.
  private static String gpus(Asked.Options options) {
    String gpus = options.gpus().orElse(Gpus.NONE);
    boolean useless = gpus.equals(Gpus.AUTO) && options.device().equals(Optional.of(Device.CPU));
    return useless ? Gpus.NONE : gpus;
  }

  /// @param atOnce how many runs at once where there is no GPU
  Slots slots(String gpuOption, int atOnce, Template template) {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Gpu> gpus = gpus(gpuOption, template);
    return gpus.isEmpty() ? Slots.of(atOnce, cores) : Slots.of(gpus, cores);
  }

  /// GPUs for a template's runs. A template that uses none gets one only by its number.
  List<Gpu> gpus(String option, Template template) {
    boolean useless = option.equals(Gpus.AUTO) && template.gpu() == Template.GpuNeed.NONE;
    return useless ? List.of() : new Gpus(world).chosen(option);
  }

  /// @throws UnavailableException where the template cannot run without a GPU, and there is none
  static void requireGpu(Slots slots, Template template) {
    if (template.gpu() == Template.GpuNeed.REQUIRED && slots.gpus().findAny().isEmpty()) {
      throw new UnavailableException(
          ("Template %s needs a GPU, and nvidia-smi finds none here. Run it where there is one, or"
                  + " let it compute without: `gpu: optional` in its template.yaml.")
              .formatted(template.name()));
    }
  }

  /// What a replay needs: names, and a typesetter that only reads recorded results.
  BiFunction<Sandbox, Blobs, Typesetter> typesetters(Asked asked) {
    return (sandbox, blobs) ->
        new LatexTypesetter(sandbox, blobs, tex(asked.typesetting()), LatexTypesetter.LIMITS);
  }

  /// Complains about a model that cannot be asked, before anything is made or paid.
  void checkModels(Asked asked) {
    Providers providers = providers(asked);
    names(asked).forEach(providers::model);
    new Coders(world, asked, providers).check();
  }

  /// Complains about a budget that cannot be held.
  void checkPrices(Asked asked) {
    if (asked.budget().isPresent() || asked.options().budgetPerIdea().isPresent()) {
      Providers providers = providers(asked);
      names(asked).forEach(providers::requirePrice);
    }
  }

  /// The models of all roles, each once, the main one first.
  private static List<String> names(Asked asked) {
    return Stream.of(Role.values()).map(asked::model).distinct().toList();
  }

  Providers providers(Asked asked) {
    Asked.Options options = asked.options();
    return new Providers(
        world,
        new BaseUrls(options.baseUrls(), names(asked)),
        Tariff.of(options.prices(), asked::model));
  }

  /// The sources that a study asks for works, in order.
  List<Literature> literature(Asked asked, Template template) {
    return new LiteratureSources(world)
        .sources(asked.options().literature(), asked.options().libraries(), template);
  }

  /// Likeness in meaning. The embedding is being loaded while the first model is asked.
  Similarity similarity() {
    MiniLmEmbedding embedding = embedding();
    embedding.warmUp();
    return new EmbeddedSimilarity(embedding);
  }

  /// Ideas that are given, and not checked, need no likeness; it is loaded when it is asked for.
  private Similarity similarity(Asked asked) {
    boolean soon =
        asked.options().ideaSource() == Asked.IdeaSource.MODEL
            || asked.options().novelty() == Asked.Novelty.CHECK;
    return soon ? similarity() : new EmbeddedSimilarity(embedding());
  }

  private MiniLmEmbedding embedding() {
    return new MiniLmEmbedding(world.cache().resolve("embedding"));
  }

  /// Which tier an option stands for on this machine.
  ///
  /// @throws UnavailableException where there is no sandbox and the user did not say `none`
  String sandboxTier(String option) {
    return new Tiers(world).chosen(option);
  }

  static Sandbox sandbox(String tier, Path scratch, Blobs blobs) {
    return Tiers.make(tier, scratch, blobs);
  }

  /// A typesetter with what this machine has now.
  Typesetter typesetter(Sandbox sandbox, Blobs blobs) {
    return new LatexTypesetter(
        sandbox,
        blobs,
        tex(new SystemParts(world).hasTex() ? Asked.Typesetting.LATEX : Asked.Typesetting.NONE),
        LatexTypesetter.LIMITS);
  }

  private static Probed tex(Asked.Typesetting typesetting) {
    return switch (typesetting) {
      case LATEX -> new Probed.Works("pdflatex");
      case NONE ->
          new Probed.Missing("pdflatex is not installed", "Install it with `alhazen setup`.");
    };
  }

  /// Resolves a template's libraries and interpreters.
  Prepared prepare(Template template, Places places, Consumer<String> progress) {
    return environment(places, progress).prepare(template);
  }

  /// The same with the data sets of a preset, and with what the user wants it to see.
  Prepared prepare(
      Template template,
      String preset,
      Places places,
      List<String> mounts,
      Consumer<String> progress) {
    Prepared prepared = environment(places, progress).prepare(template, preset);
    List<Mount> all = new ArrayList<>(prepared.mounts());
    mounts.forEach(typed -> all.add(mount(typed)));
    return prepared.withMounts(all);
  }

  /// Complains about data that a study would lack, before anything is made or paid.
  void checkData(Asked asked, Template template) {
    environment(Places.of(asked), _ -> {}).requireData(template, asked.preset());
  }

  /// Where prepared data sets lie.
  ///
  /// @param named by the user, as typed
  Shelf shelf(Optional<String> named) {
    return named
        .map(typed -> Shelf.named(world.path(typed)))
        .orElseGet(() -> Shelf.usual(world.cache().resolve("data")));
  }

  Environment environment(Places places, Consumer<String> progress) {
    return new Environment(world.cache(), tools(places), progress);
  }

  /// What of this machine a template may use, and what the user named.
  Environment.Tools tools(Places places) {
    return new Environment.Tools(
        Path.of(System.getProperty("java.home")),
        new Pythons(world).found(places.python()),
        places.data().map(world::path),
        places.device().orElse(Device.CPU));
  }

  private SequencedMap<String, String> passed(List<String> names) {
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    names.forEach(name -> variables.put(name, requireVariable(name)));
    return variables;
  }

  private Mount mount(String typed) {
    Path path = world.path(typed);
    if (!Files.exists(path)) {
      throw new UsageException("--mount %s does not exist.".formatted(path));
    }
    return new Mount("user:" + path.getFileName(), path, path.toString());
  }

  private String requireVariable(String name) {
    return world
        .variable(name)
        .orElseThrow(() -> new UsageException("--pass-env %s is not set.".formatted(name)));
  }
}
