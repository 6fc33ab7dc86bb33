package dev.alhazen.figure;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Digest;
import dev.alhazen.experiment.ToyLab;
import dev.alhazen.experiment.Trials;
import dev.alhazen.model.Message;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real plot scripts in the real sandbox; only the model is scripted.
class FiguresTest {
  private static final String PLOT =
      """
      LABEL=baseline
      mkdir -p figures
      printf '%%PDF-1.4 %s' "$LABEL" > figures/loss.pdf
      printf '\\211PNG\\r\\n\\032\\n' > figures/loss.png
      printf '\\211PNG\\r\\n\\032\\n' > 'sample cloud.png'
      cat run_0/final_info.json
      """;

  private static final String CAPTIONS =
      """
      {"captions": [
        {"file": "figures/loss.pdf", "caption": "The loss of each run over three seeds."},
        {"file": "figures/sample_cloud.png", "caption": "Points that each run generated."}]}
      """;

  @TempDir Path temp;

  @Test
  void drawsWithTheCodersLabelsAndPrefersVectorGraphics() {
    ScriptedModel model =
        ScriptedModel.saying(edit("LABEL=baseline", "LABEL='Rate ten'"), CAPTIONS);
    try (ToyLab lab = lab(model, PLOT)) {
      List<Figure> figures = figures(lab);
      assertThat(figures)
          .extracting(Figure::file)
          .containsExactly("figures/loss.pdf", "figures/sample_cloud.png");
      assertThat(figures.getFirst().caption()).isEqualTo("The loss of each run over three seeds.");
      assertThat(figures.getFirst().scriptDigest())
          .isEqualTo(Digest.of(PLOT.replace("LABEL=baseline", "LABEL='Rate ten'")));
      assertThat(lab.workspace().read("figures/loss.pdf")).isEqualTo("%PDF-1.4 Rate ten");
      assertThat(lab.workspace().tree().files()).containsKey("figures/loss.png");
      assertGolden("figure/asked-edit.md", asked(model, 0));
      assertGolden("figure/asked-captions.md", told(model, 1));
      assertThat(model.requests().get(1).messages())
          .startsWith(model.requests().getFirst().messages().getFirst());
    }
  }

  @Test
  void tellsTheCoderWhatWentWrong() {
    ScriptedModel model =
        ScriptedModel.saying(
            edit("LABEL=base", "LABEL=x"),
            edit("LABEL=baseline", "LABEL=x\necho 'no font' >&2; exit 2"),
            edit("LABEL=x\necho 'no font' >&2; exit 2", "LABEL=x\nexit 0"),
            edit("LABEL=x\nexit 0", "LABEL=x"),
            CAPTIONS);
    try (ToyLab lab = lab(model, PLOT)) {
      assertThat(figures(lab)).hasSize(2);
      assertGolden("figure/told-refused.md", told(model, 1));
      assertGolden("figure/told-crashed.md", told(model, 2));
      assertGolden("figure/told-nothing-drawn.md", told(model, 3));
    }
  }

  @Test
  void drawsWithTheTemplatesScriptWhereNoChangeWorksAndSaysSo() {
    ScriptedModel model =
        ScriptedModel.saying(edit("LABEL=baseline", "exit 1"), "Hm.", "I cannot.", "No.", CAPTIONS);
    try (ToyLab lab = lab(model, PLOT)) {
      assertThat(figures(lab)).hasSize(2);
      assertThat(lab.workspace().read("plot.sh")).isEqualTo(PLOT);
      assertThat(lab.workspace().read("notes.txt"))
          .contains("None of 4 changes of plot.sh by the coder drew figures");
    }
  }

  @Test
  void hasNoFiguresWhereEvenTheTemplatesScriptFails() {
    ScriptedModel model = ScriptedModel.saying("KEEP AS IS", "Hm.", "Hm.", "Hm.");
    try (ToyLab lab = lab(model, "printf x > figure.png; : > empty.pdf")) {
      assertThat(figures(lab)).isEmpty();
      assertThat(told(model, 1)).contains("empty.pdf is empty; figure.png is not what its name");
      assertThat(lab.workspace().read("notes.txt")).contains("There are no figures.");
    }
  }

  @Test
  void hasNoFiguresWithoutAPlotScript() {
    try (ToyLab lab = new ToyLab(temp, ScriptedModel.saying(), List.of(), Map.of())) {
      assertThat(figures(lab)).isEmpty();
    }
  }

  @Test
  void refusesInventedFilesAndMeasuredValuesInCaptions() {
    ScriptedModel model =
        ScriptedModel.saying(
            "KEEP AS IS",
            """
            {"captions": [
              {"file": "figures/loss.pdf", "caption": "The loss falls to 31 in run_1."},
              {"file": "figures/other.pdf", "caption": "Something that nobody drew."}]}
            """,
            """
            {"captions": [
              {"file": "figures/loss.pdf", "caption": "The loss of each run over three seeds."}]}
            """);
    try (ToyLab lab = lab(model, PLOT)) {
      assertThat(figures(lab))
          .extracting(Figure::caption)
          .containsExactly("The loss of each run over three seeds.", "Sample cloud, for each run.");
      assertThat(told(model, 2))
          .contains(
              "the caption of figures/loss.pdf holds a number that is a result; there is no figure"
                  + " figures/other.pdf; figures/sample_cloud.png has no caption.");
    }
  }

  private ToyLab lab(ScriptedModel model, String plot) {
    return new ToyLab(temp, model, List.of("sh", "plot.sh"), Map.of("plot.sh", plot));
  }

  private static List<Figure> figures(ToyLab lab) {
    Trials trials = new Trials("A plan.", List.of(lab.baseline()), List.of(), "Done.");
    return new Figures(lab.model(), Prompts.builtIn(), lab.sandbox(), lab.blobs())
        .run(
            new Figures.Input(
                lab.template(), "quick", ToyLab.idea(), lab.workspace(), lab.prepared(), trials));
  }

  private static String edit(String search, String replace) {
    return "plot.sh\n<<<<<<< SEARCH\n%s\n=======\n%s\n>>>>>>> REPLACE".formatted(search, replace);
  }

  /// The whole conversation up to the reply.
  private static String asked(ScriptedModel model, int request) {
    return model.requests().get(request).messages().stream()
        .map(Message::text)
        .collect(Collectors.joining("\n\n---------- the next message ----------\n\n"));
  }

  private static String told(ScriptedModel model, int request) {
    return model.requests().get(request).messages().getLast().text();
  }
}
