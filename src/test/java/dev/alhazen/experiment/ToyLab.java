package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.coding.Coder;
import dev.alhazen.coding.ReplyingCoder;
import dev.alhazen.idea.Idea;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Budget;
import dev.alhazen.model.Model;
import dev.alhazen.model.Price;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.RecordedModel;
import dev.alhazen.model.ReplayedModel;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.RecordedWorkspace;
import dev.alhazen.sandbox.ReplayedSandbox;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.sandbox.Workspace.Change;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// A template that runs in milliseconds, in the real sandbox, with a real journal: each run's loss
/// is its rate plus its seed. Opened twice on one folder, it is a resumed investigation.
public final class ToyLab implements AutoCloseable {
  public static final String EXPERIMENT =
      """
      # The rate is what an idea may change.
      RATE=10
      echo "measuring at rate $RATE"
      . ./harness.sh
      """;

  static final String HARNESS =
      """
      mkdir -p "$1"
      loss=$((RATE + ${ALHAZEN_SEED:-0}))
      echo "{\\"toy\\": {\\"means\\": {\\"loss\\": $loss, \\"speed\\": 1}}}" > "$1/final_info.json"
      """;

  /// Leaves what it predicts, and what it says about itself.
  static final String LEARNER =
      """
      RATE=10
      mkdir -p "$1"
      echo $((RATE + ${ALHAZEN_SEED:-0})) > "$1/predictions"
      echo "model of $RATE" > "$1/weights"
      """;

  static final String JUDGE =
      """
      loss=$(cat "$1/predictions") || exit 5
      echo "{\\"toy\\": {\\"means\\": {\\"loss\\": $loss, \\"speed\\": 1}, \\"self_reported\\": [\\"speed\\"]}}" \\
        > "$1/final_info.json"
      """;

  private static final Limits LIMITS = new Limits(Duration.ofSeconds(3), 256L << 20, 64, 1L << 20);

  private final Journal journal;
  private final Blobs blobs;
  private final Workspace workspace;
  private final Sandbox sandbox;
  private final Model model;
  private final Template template;
  private final Prepared prepared;
  private final RecordedWitness witness = new RecordedWitness();

  /// What a toy template has beside the plain one.
  ///
  /// @param more files, or other texts of the usual ones
  /// @param smoke arguments of a smoke preset; none: no such preset
  /// @param tier where it runs
  record Setting(
      List<String> plot,
      List<String> judge,
      Map<String, String> more,
      List<String> smoke,
      int seeds,
      BiFunction<Path, Blobs, Sandbox> tier) {
    static final Setting PLAIN =
        new Setting(List.of(), List.of(), Map.of(), List.of(), 3, BubblewrapSandbox::new);

    /// Measured by `judge.sh`, from `predictions` in a run's folder.
    static final Setting JUDGED =
        new Setting(
            List.of(),
            List.of("sh", "judge.sh", "{out}"),
            Map.of("experiment.sh", LEARNER, "judge.sh", JUDGE),
            List.of(),
            3,
            BubblewrapSandbox::new);

    Setting with(Map<String, String> other) {
      Map<String, String> all = new TreeMap<>(more);
      all.putAll(other);
      return new Setting(plot, judge, all, smoke, seeds, tier);
    }

    Setting withSmoke(String... arguments) {
      return new Setting(plot, judge, more, List.of(arguments), seeds, tier);
    }

    Setting withSeeds(int other) {
      return new Setting(plot, judge, more, smoke, other, tier);
    }

    Setting in(BiFunction<Path, Blobs, Sandbox> other) {
      return new Setting(plot, judge, more, smoke, seeds, other);
    }
  }

  public ToyLab(Path folder, Model model, List<String> plot, Map<String, String> more) {
    this(folder, model, new Setting(plot, List.of(), more, List.of(), 3, BubblewrapSandbox::new));
  }

  ToyLab(Path folder, Model model, Setting setting) {
    this.blobs = new Blobs(folder.resolve("blobs"));
    this.journal =
        Journal.open(
            folder.resolve("journal.jsonl"),
            blobs,
            InstantSource.system(),
            Journal.OnChange.STOP,
            Json.tree(Map.of()));
    this.sandbox =
        new ReplayedSandbox(journal, setting.tier().apply(folder.resolve("scratch"), blobs));
    this.model =
        new ReplayedModel(
            journal, new RecordedModel(journal, Budget.unlimited(), Price.FREE, model));
    this.template = template(folder, setting);
    this.prepared =
        new Prepared(
            template.commands().experiment(),
            template.commands().plot(),
            template.commands().check(),
            template.commands().judge(),
            List.of(),
            new TreeMap<>());
    this.workspace =
        new RecordedWorkspace(journal, folder.resolve("workspace"), files(setting.more()));
  }

  private static Template template(Path folder, Setting setting) {
    TreeMap<String, Template.Preset> presets = new TreeMap<>();
    presets.put("quick", new Template.Preset(List.of(), LIMITS));
    if (!setting.smoke().isEmpty()) {
      presets.put("smoke", new Template.Preset(setting.smoke(), LIMITS));
    }
    return new Template(
        "toy",
        "A toy",
        folder,
        "sh",
        new Template.Commands(
            List.of("sh", "experiment.sh", "{out}"),
            setting.plot(),
            List.of("sh", "-n", "experiment.sh"),
            setting.judge()),
        Globs.of("*.sh"),
        Globs.of("harness.sh", "judge.sh"),
        presets,
        List.of(new Template.Metric("loss", "Loss", Template.Direction.LOWER, "", 2)),
        List.of("toy"),
        new Template.Seeds(setting.seeds(), Template.Passing.ENVIRONMENT),
        new Template.Task("You are a researcher.", "Measures a loss at a rate."),
        List.of());
  }

  private Tree files(Map<String, String> more) {
    Map<String, String> texts =
        new TreeMap<>(Map.of("experiment.sh", EXPERIMENT, "harness.sh", HARNESS));
    texts.putAll(more);
    TreeMap<String, Digest> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, blobs.put(text)));
    return new Tree(files);
  }

  public Run baseline() {
    Baseline.Made made =
        new Baseline(sandbox, blobs)
            .run(new Baseline.Input(template, "quick", workspace.tree(), prepared));
    workspace.change(Step.of("baseline"), Change.files(made.outputs()));
    return made.run();
  }

  /// Without any repetition at the end.
  public Trials loop(int runs, int attempts) {
    return loop(new ReplyingCoder(model), runs, attempts);
  }

  public Trials loop(Coder coder, int runs, int attempts) {
    return loop(coder, runs, attempts, 0);
  }

  public Trials loop(int runs, int attempts, int confirmSeeds) {
    return loop(new ReplyingCoder(model), runs, attempts, confirmSeeds);
  }

  private Trials loop(Coder coder, int runs, int attempts, int confirmSeeds) {
    return new ExperimentLoop(model, coder, Prompts.builtIn(), sandbox, blobs)
        .run(
            new ExperimentLoop.Input(
                template,
                "quick",
                idea(),
                workspace,
                prepared,
                baseline(),
                runs,
                attempts,
                confirmSeeds,
                witness));
  }

  public RecordedWitness witness() {
    return witness;
  }

  public static Idea idea() {
    return new Idea("lower_rate", "A lower rate", "Lower the rate and see the loss.", 5, 9, 3);
  }

  public Template template() {
    return template;
  }

  public Prepared prepared() {
    return prepared;
  }

  public Workspace workspace() {
    return workspace;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Model model() {
    return model;
  }

  public Blobs blobs() {
    return blobs;
  }

  @Override
  public void close() {
    journal.close();
  }
}
