package dev.alhazen.cli;

import dev.alhazen.base.Money;
import dev.alhazen.study.Asked;
import dev.alhazen.template.Device;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that begins a study.
final class StudyOptions {
  @Mixin RoleOptions roles = new RoleOptions();
  @Mixin ExecutorOptions executor = new ExecutorOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "studies",
      description = "Where studies are kept. Default: ${DEFAULT-VALUE}.")
  String out = "studies";

  @Option(
      names = {"--ideas", "--num-ideas"},
      paramLabel = "N",
      defaultValue = "3",
      description = "How many new ideas. Default: ${DEFAULT-VALUE}.")
  int ideas = 3;

  @Option(names = "--ideas-file", paramLabel = "FILE", description = "Take the ideas from a file.")
  @Nullable String ideasFile;

  @Option(
      names = {"--skip-ideas", "--skip-idea-generation"},
      description = "Take the template's seed ideas.")
  boolean skipIdeas;

  @Option(
      names = {"--skip-novelty", "--skip-novelty-check"},
      description = "Do not ask the literature about the ideas.")
  boolean skipNovelty;

  @Option(
      names = "--skip-citations",
      description = "Cite only what the template's bibliography and your own library hold.")
  boolean skipCitations;

  @Option(
      names = {"--literature", "--engine"},
      paramLabel = "LIST",
      split = ",",
      description =
          "Literature sources in the order of asking: semanticscholar, openalex, arxiv, crossref,"
              + " library. Default: the library where it holds works, then the engines, those with"
              + " a key first; for a rehearsal the library alone.")
  List<String> literature = new ArrayList<>();

  @Option(
      names = "--library",
      paramLabel = "PATH",
      description =
          "Works of your own that may be searched and cited: a .bib, .ris, .json (CSL-JSON) or .pdf"
              + " file, or a folder of them such as a Zotero export; repeatable.")
  List<String> libraries = new ArrayList<>();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "How many ideas are investigated at once; they share the slots for runs. Default: 1, or"
              + " two for each GPU, or with Slurm all, at most 8.")
  @Nullable Integer parallel;

  @Option(
      names = "--gpus",
      paramLabel = "LIST",
      defaultValue = "auto",
      description =
          "GPUs for the runs, one run on each at a time: numbers such as 0,1, none, or auto, which"
              + " takes those that nvidia-smi finds and CUDA_VISIBLE_DEVICES allows where the"
              + " template can use one. Without a GPU as many runs at once as ideas.")
  String gpus = "auto";

  @Option(
      names = {"--improve", "--improvement"},
      paramLabel = "text",
      arity = "0..1",
      fallbackValue = "TEXT",
      description = "Improve the paper after its review, and review it again.")
  Asked.@Nullable Improvement improve;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      converter = Dollars.class,
      description =
          "The most that the whole study may cost; unfinished ideas share what is left evenly.")
  @Nullable Money budget;

  @Option(
      names = "--budget-per-idea",
      paramLabel = "USD",
      converter = Dollars.class,
      defaultValue = "5",
      description = "The most that one idea may cost. Default: ${DEFAULT-VALUE}.")
  Money budgetPerIdea = Money.of("5");

  @Option(names = "--no-budget", description = "No limit on cost at all.")
  boolean noBudget;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "The most runs for each idea. Default: ${DEFAULT-VALUE}.")
  int runs = 5;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "4",
      description = "The most attempts for each run. Default: ${DEFAULT-VALUE}.")
  int attempts = 4;

  @Option(
      names = "--confirm-seeds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "After the last run the best one and what it is compared with are repeated with fresh seeds"
              + " until each has so many; fewer than 5 make no difference significant. 0 repeats none. Default:"
              + " ${DEFAULT-VALUE}.")
  int confirmSeeds = 5;

  @Option(
      names = "--run-timeout",
      paramLabel = "T",
      converter = Span.class,
      description = "The longest that one run may take: 90s, 30m, 2h. Default: the preset's.")
  @Nullable Duration runTimeout;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "The experiment's size. Default: quick where there is one, else the first.")
  @Nullable String preset;

  @Option(
      names = "--reflections",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds of thought for each idea. Default: ${DEFAULT-VALUE}.")
  int reflections = 3;

  @Option(
      names = "--citation-rounds",
      paramLabel = "N",
      defaultValue = "8",
      description = "Rounds of searching works to cite. Default: ${DEFAULT-VALUE}.")
  int citationRounds = 8;

  @Option(
      names = "--ensemble",
      paramLabel = "N",
      defaultValue = "3",
      description = "Independent reviews of each paper. Default: ${DEFAULT-VALUE}.")
  int ensemble = 3;

  @Option(
      names = "--coder",
      paramLabel = "NAME|COMMAND",
      defaultValue = "builtin",
      description =
          "Who changes the experiment's code: builtin, aider, claude, codex, or a command of your"
              + " own such as \"mycoder --task {prompt_file} {files}\". Programs run in the"
              + " sandbox and reach nothing but the coder's model, without its key. Default:"
              + " ${DEFAULT-VALUE}.")
  String coder = "builtin";

  @Option(
      names = "--sandbox",
      paramLabel = "TIER",
      defaultValue = "auto",
      description = {
        "Where model-written code runs: bubblewrap, apptainer, podman, landlock, landlock-alone, or",
        "auto: the first of these that works. `none` is stated in the paper. Default: auto."
      })
  String sandbox = "auto";

  @Option(
      names = "--mount",
      paramLabel = "PATH",
      description = "A file or folder that the experiment may read; repeatable.")
  List<String> mounts = new ArrayList<>();

  @Option(
      names = "--pass-env",
      paramLabel = "NAME",
      description = "A variable that the experiment may see; repeatable.")
  List<String> passEnv = new ArrayList<>();

  @Option(
      names = "--prompts",
      paramLabel = "DIR",
      description = "Prompts of your own, file by file in place of the built-in ones.")
  @Nullable String prompts;

  @Mixin PlaceOptions places = new PlaceOptions();

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "How often each run is repeated. Default: the template's number.")
  @Nullable Integer repetitions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "The first seed of the runs. Default: ${DEFAULT-VALUE}.")
  int seed;

  @Option(
      names = "--dry-run",
      description = "Say what would be done, and at most at what cost; do nothing.")
  boolean dryRun;

  Asked.IdeaSource ideaSource() {
    if (ideasFile != null) {
      return Asked.IdeaSource.FILE;
    }
    return skipIdeas ? Asked.IdeaSource.TEMPLATE : Asked.IdeaSource.MODEL;
  }

  Optional<Money> limitPerIdea() {
    return noBudget ? Optional.empty() : Optional.of(budgetPerIdea);
  }

  /// @param sources the literature sources that were chosen
  /// @param atOnce how many ideas are investigated at once
  /// @param device what the experiments compute on
  Asked.Options options(
      World world,
      ModelOptions models,
      Asked.Stage until,
      List<String> sources,
      int atOnce,
      Optional<Device> device) {
    return new Asked.Options(
        until,
        ideaSource(),
        skipNovelty ? Asked.Novelty.SKIP : Asked.Novelty.CHECK,
        skipCitations ? Asked.Citations.TEMPLATE_ONLY : Asked.Citations.SEARCH,
        improve == null ? Asked.Improvement.NONE : improve,
        reflections,
        3,
        citationRounds,
        ensemble,
        2,
        1,
        atOnce,
        limitPerIdea(),
        models.baseUrls(),
        models.prices(world),
        sources,
        libraries,
        mounts,
        passEnv,
        Optional.ofNullable(runTimeout).map(Duration::toSeconds),
        places.places().python().map(new Pythons(world)::program),
        roles.others(),
        Optional.of(models.patience().toSeconds()),
        Optional.of(gpus),
        Optional.of(confirmSeeds),
        places.places().data().map(data -> world.path(data).toString()),
        Optional.ofNullable(repetitions),
        Optional.of(coder.strip()).filter(name -> !name.equals("builtin")),
        device);
  }
}
