package dev.alhazen.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.alhazen.base.Texts;
import dev.alhazen.coding.Edit;
import dev.alhazen.coding.EditBlocks;
import dev.alhazen.experiment.Run;
import dev.alhazen.experiment.ToyLab;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.figure.Figures;
import dev.alhazen.model.Message;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Globs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentPartTest {
  private static final Path DIFFUSION = Path.of("templates/diffusion2d");
  private static final EditBlocks BLOCKS =
      new EditBlocks(Globs.of("Experiment.java", "Plot.java"), Globs.NONE);

  @TempDir Path temp;

  @Test
  void repeatsTheBaselineTwiceWhereItHasNoScript() {
    RehearsalModel model = new RehearsalModel(List.of(new ExperimentPart(), new FigurePart()));
    String plot = "mkdir -p figures; printf '%%PDF-1.4' > figures/loss_curves_2.pdf";
    try (ToyLab lab = new ToyLab(temp, model, List.of("sh", "plot.sh"), Map.of("plot.sh", plot))) {
      Trials trials = lab.loop(5, 4);
      assertThat(trials.runs())
          .extracting(Run::name, Run::title, Run::seeds)
          .containsExactly(
              tuple("run_0", "Baseline", List.of(0, 1, 2)),
              tuple("run_1", "Baseline under new seeds", List.of(1000, 1001, 1002)),
              tuple("run_2", "Baseline under new seeds, once more", List.of(2000, 2001, 2002)));
      assertThat(trials.runs().getLast().observation())
          .isEqualTo(
              "Rehearsal, no model read this; counted by a script. run_2 was compared with the"
                  + " baseline 2 times, once for each metric of each data set. Beyond the noise:"
                  + " none. Apart, but exploratory and not confirmed: toy/loss (higher). Within the"
                  + " noise: 0. Not tested: 1.");
      List<Figure> figures =
          new Figures(model, Prompts.builtIn(), lab.sandbox(), lab.blobs())
              .run(
                  new Figures.Input(
                      lab.template(),
                      "quick",
                      ToyLab.idea(),
                      lab.workspace(),
                      lab.prepared(),
                      trials));
      assertThat(figures)
          .extracting(Figure::file, Figure::caption)
          .containsExactly(
              tuple(
                  "figures/loss_curves_2.pdf",
                  "The plot script's picture of loss curves for each run; the script says how it"
                      + " is drawn."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosine_noise_schedule", "wider_denoiser", "exponential_average_off"})
  void itsScriptsFitTheTemplateButForTheMistakeThatIsMeant(String idea) {
    SequencedMap<String, String> files = new TreeMap<>();
    files.put("Experiment.java", Texts.read(DIFFUSION.resolve("Experiment.java")));
    files.put("Plot.java", Texts.read(DIFFUSION.resolve("Plot.java")));
    assertThat(edit(idea, 1, 1, files)).isInstanceOf(Edit.Refused.class);
    apply(files, edit(idea, 1, 2, files));
    for (int attempt = 1; attempt <= 3; attempt++) {
      apply(files, edit(idea, 2, attempt, files));
    }
    String labels = "Template: diffusion2d\nIdea: %s\nAttempt: 1 of 4\n\n[task: figure/edit]";
    apply(files, BLOCKS.apply(new FigurePart().reply(cue(labels.formatted(idea))), files));
    assertThat(files.get("Plot.java")).contains("LABELS.put(\"run_2\"");
  }

  @Test
  void followsThePlanOfItsScriptAndThenStops() {
    String ask =
        """
        Template: diffusion2d
        Idea: wider_denoiser

        ### run_%1$d: A run
        Seeds: 0
        line/loss = 1.0 ± 0.1 (n = 3); to run_0: -0.5 [-1.0, -0.1], beyond the noise

        ## Your task
        Run: run_%1$d
        %2$s
        [task: experiment/reflect]""";
    ExperimentPart part = new ExperimentPart();
    assertThat(part.reply(cue(ask.formatted(1, ""))))
        .contains("\"decision\" : \"run\"", "Two more layers", "line/loss (lower)");
    assertThat(part.reply(cue(ask.formatted(2, "")))).contains("\"decision\" : \"stop\"");
    assertThat(part.reply(cue(ask.formatted(1, "- \"stop\" is the only choice left: all used."))))
        .contains("\"decision\" : \"stop\"");
  }

  private static Edit edit(String idea, int run, int attempt, Map<String, String> files) {
    String task = attempt == 1 ? "edit" : "retry";
    String reply =
        new ExperimentPart()
            .reply(
                cue(
                    "Template: diffusion2d\nIdea: %s\nRun: run_%d\nAttempt: %d of 4\n\n[task: experiment/%s]"
                        .formatted(idea, run, attempt, task)));
    return BLOCKS.apply(reply, new TreeMap<>(files));
  }

  private static void apply(SequencedMap<String, String> files, Edit edit) {
    assertThat(edit).isInstanceOf(Edit.Applied.class);
    files.putAll(((Edit.Applied) edit).newContents());
  }

  private static Cue cue(String ask) {
    return new Cue("", List.of(Message.user(ask)), 1);
  }
}
