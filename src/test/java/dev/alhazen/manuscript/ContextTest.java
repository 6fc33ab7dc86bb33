package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.TokenEstimate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What all requests of the writing begin with.
class ContextTest {
  private static final String LONG =
      "Alpha beats beta on all data sets of the study. ".repeat(4_000);

  @TempDir Path folder;

  @Test
  void listsEachWorkWithTheSentencesOfItsRecord() {
    ReadingList list =
        SampleStudy.listing(
            "@article{ho2020, title = {On Noise}, author = {Ho, Jonathan and Jain, Ajay},"
                + " year = {2020}, abstract = {We predict noise. It works.}}\n"
                + "@misc{bare, title = {Bare}}");
    assertThat(context(list).whole())
        .contains(
            """
            - ho2020: On Noise (Jonathan Ho and Ajay Jain, 2020)
              > We predict noise.
              > It works.
            - bare: Bare (unknown, no year)
            """)
        .contains("stands before it in the sentence: achieve, argue,");
  }

  @Test
  void isBoundedHoweverLongItsPartsAreAndSaysWhatIsLeftOut() {
    ReadingList list = ReadingList.EMPTY;
    for (int i = 0; i < 24; i++) {
      list =
          list.with(
              SampleStudy.listing(
                      "@article{k%d, title = {Title %d}, abstract = {%s}}".formatted(i, i, LONG))
                  .entries(),
              24);
    }
    String context = new Context(Prompts.builtIn(), lengthy(list)).whole();
    assertThat(context)
        .contains("characters left out) …")
        .containsPattern("\\[… \\d+ further sentences are not shown …]")
        .contains("- k23: Title 23");
    ModelRequest request = ModelRequest.of(Step.of("write"), "", "", context);
    assertThat(TokenEstimate.input("openai/any", request)).isLessThan(32_000);
  }

  private Context context(ReadingList list) {
    SampleStudy study = new SampleStudy(folder, "diffusion2d", "an_idea");
    return new Context(Prompts.builtIn(), study.material(list));
  }

  private Material lengthy(ReadingList list) {
    Material usual = new SampleStudy(folder, "diffusion2d", "an_idea").material(list);
    var trials = usual.trials();
    return new Material(
        usual.template(),
        usual.idea(),
        usual.verdict(),
        new dev.alhazen.experiment.Trials(LONG, trials.runs(), List.of(), "Done."),
        usual.figures(),
        usual.files(),
        LONG,
        new RunSources(new TreeMap<>(Map.of("run_1.java", LONG))),
        LONG,
        usual.command(),
        usual.disclosure(),
        list);
  }
}
