package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
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

  private static final Limits LIMITS = new Limits(Duration.ofSeconds(3), 256L << 20, 64, 1L << 20);

  private final Journal journal;
  private final Blobs blobs;
  private final Workspace workspace;
  private final Sandbox sandbox;
  private final Model model;
  private final Template template;
  private final Prepared prepared;
  private final RecordedWitness witness = new RecordedWitness();

  public ToyLab(Path folder, Model model, List<String> plot, Map<String, String> more) {
    this.blobs = new Blobs(folder.resolve("blobs"));
    this.journal =
        Journal.open(
            folder.resolve("journal.jsonl"),
            blobs,
            InstantSource.system(),
            Journal.OnChange.STOP,
            Json.tree(Map.of()));
    this.sandbox =
        new ReplayedSandbox(journal, new BubblewrapSandbox(folder.resolve("scratch"), blobs));
    this.model =
        new ReplayedModel(
            journal, new RecordedModel(journal, Budget.unlimited(), Price.FREE, model));
    this.template = template(folder, plot);
    this.prepared =
        new Prepared(
            template.commands().experiment(),
            plot,
            template.commands().check(),
            List.of(),
            new TreeMap<>());
    this.workspace = new RecordedWorkspace(journal, folder.resolve("workspace"), files(more));
  }

  private static Template template(Path folder, List<String> plot) {
    TreeMap<String, Template.Preset> presets = new TreeMap<>();
    presets.put("quick", new Template.Preset(List.of(), LIMITS));
    return new Template(
        "toy",
        "A toy",
        folder,
        "sh",
        new Template.Commands(
            List.of("sh", "experiment.sh", "{out}"), plot, List.of("sh", "-n", "experiment.sh")),
        Globs.of("*.sh"),
        Globs.of("harness.sh"),
        presets,
        List.of(new Template.Metric("loss", "Loss", Template.Direction.LOWER, "", 2)),
        List.of("toy"),
        new Template.Seeds(3, Template.Passing.ENVIRONMENT),
        new Template.Task("You are a researcher.", "Measures a loss at a rate."),
        List.of());
  }

  private Tree files(Map<String, String> more) {
    Map<String, String> texts = new TreeMap<>(more);
    texts.put("experiment.sh", EXPERIMENT);
    texts.put("harness.sh", HARNESS);
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
    return loop(runs, attempts, 0);
  }

  public Trials loop(int runs, int attempts, int confirmSeeds) {
    return new ExperimentLoop(model, Prompts.builtIn(), sandbox, blobs)
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
