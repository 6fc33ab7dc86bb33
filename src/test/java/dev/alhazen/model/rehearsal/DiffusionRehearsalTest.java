package dev.alhazen.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.experiment.Baseline;
import dev.alhazen.experiment.ExperimentLoop;
import dev.alhazen.experiment.RecordedWitness;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.figure.Figures;
import dev.alhazen.idea.Idea;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.RecordedWorkspace;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.sandbox.Workspace.Change;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.template.Environment;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateFiles;
import dev.alhazen.template.Templates;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The built-in template, trained for real in the sandbox at its smallest size, by the rehearsal's
/// scripts.
@Tag("heavy")
class DiffusionRehearsalTest {
  private static final String PRESET = "smoke";

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"cosine_noise_schedule", "wider_denoiser", "exponential_average_off"})
  void makesEachMistakeOnceAndMeasuresTwoRuns(String idea) {
    Template template = new Templates(List.of(Path.of("templates"))).find("diffusion2d");
    Prepared prepared =
        new Environment(
                Path.of("target/environments"),
                new Environment.Tools(Path.of(System.getProperty("java.home")), "python3"),
                _ -> {})
            .prepare(template);
    Blobs blobs = new Blobs(temp.resolve("blobs"));
    RehearsalModel model = new RehearsalModel(List.of(new ExperimentPart(), new FigurePart()));
    BubblewrapSandbox sandbox = new BubblewrapSandbox(temp.resolve("scratch"), blobs);
    try (Journal journal =
        Journal.open(
            temp.resolve("journal.jsonl"),
            blobs,
            InstantSource.system(),
            Journal.OnChange.STOP,
            Json.tree(Map.of()))) {
      Workspace workspace =
          new RecordedWorkspace(
              journal, temp.resolve("workspace"), TemplateFiles.tree(template, blobs));
      Baseline.Made made =
          new Baseline(sandbox, blobs)
              .run(new Baseline.Input(template, PRESET, workspace.tree(), prepared));
      workspace.change(Step.of("baseline"), Change.files(made.outputs()));
      Idea about = new Idea(idea, "A title", "An outline.", 5, 9, 3);
      Trials trials =
          new ExperimentLoop(model, Prompts.builtIn(), sandbox, blobs)
              .run(
                  new ExperimentLoop.Input(
                      template,
                      PRESET,
                      about,
                      workspace,
                      prepared,
                      made.run(),
                      5,
                      4,
                      0,
                      new RecordedWitness()));
      assertThat(trials.attempts())
          .extracting(Trials.Attempt::outcome)
          .containsExactly("edit-refused", "finished", "check-failed", "crashed", "finished");
      assertThat(workspace.read("run_2.java")).isEqualTo(workspace.read("Experiment.java"));
      List<Figure> figures =
          new Figures(model, Prompts.builtIn(), sandbox, blobs)
              .run(new Figures.Input(template, PRESET, about, workspace, prepared, trials));
      assertThat(figures)
          .extracting(Figure::file)
          .containsExactly(
              "figures/metrics.pdf", "figures/samples.pdf", "figures/training_loss.pdf");
    }
  }
}
