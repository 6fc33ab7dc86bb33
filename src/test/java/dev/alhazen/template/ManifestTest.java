package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.UsageException;
import dev.alhazen.sandbox.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final String GOOD =
      """
      title: Coins
      commands:
        experiment: Rscript coins.R --out_dir={out} {args}
        plot: [Rscript, plot.R]
      editable: [coins.R]
      presets:
        quick: {data: [enwik8, text8], arguments: --flips=10, limits: {wall: 90s, memory: 500m, processes: 20, disk: 1g}}
        full: {}
      metrics:
        - {name: heads, direction: higher, decimals: 2}
      datasets: [fair, biased]
      seeds: {count: 5, passing: environment}
      task: {system: You count., description: Flips coins.}
      """;

  @TempDir Path folder;

  @Test
  void readsEveryKey() throws IOException {
    Template template = read(GOOD);
    assertThat(template.title()).isEqualTo("Coins");
    assertThat(template.language()).isEqualTo("Rscript");
    assertThat(template.commands().experiment())
        .containsExactly("Rscript", "coins.R", "--out_dir={out}", "{args}");
    assertThat(template.commands().plot()).containsExactly("Rscript", "plot.R");
    assertThat(template.commands().check()).isEmpty();
    assertThat(template.preset("quick").limits())
        .isEqualTo(new Limits(Duration.ofSeconds(90), 500L << 20, 20, 1L << 30));
    assertThat(template.preset("quick").data()).containsExactly("enwik8", "text8");
    assertThat(template.preset("full").limits()).isEqualTo(Limits.DEFAULT);
    assertThat(template.preset("full").data()).isEmpty();
    assertThat(template.metrics())
        .containsExactly(new Template.Metric("heads", "heads", Template.Direction.HIGHER, "", 2));
    assertThat(template.datasets()).containsExactly("fair", "biased");
    assertThat(template.seeds()).isEqualTo(new Template.Seeds(5, Template.Passing.ENVIRONMENT));
    assertThat(template.task()).isEqualTo(new Template.Task("You count.", "Flips coins."));
  }

  @Test
  void readsWhatRepetitionsOfAMetricTell() throws IOException {
    String heads = "- {name: heads, direction: higher, decimals: 2}";
    assertThat(kind(heads, heads)).isEqualTo(Template.Kind.RANDOM);
    assertThat(kind(heads, heads.replace("}", ", kind: exact}"))).isEqualTo(Template.Kind.EXACT);
    assertThat(kind(heads, heads.replace("heads", "toss_time"))).isEqualTo(Template.Kind.TIMING);
    assertThat(kind(heads, "- {name: toss_time, direction: lower, kind: random}"))
        .isEqualTo(Template.Kind.RANDOM);
    assertThat(kind("title: Coins", "title: Coins\ndeterministic: true"))
        .isEqualTo(Template.Kind.EXACT);
    assertThat(kind("title: Coins", "title: Coins\ndeterministic: false"))
        .isEqualTo(Template.Kind.RANDOM);
  }

  private Template.Kind kind(String before, String after) throws IOException {
    return read(GOOD.replace(before, after)).metrics().getFirst().kind();
  }

  @ParameterizedTest
  @CsvSource({
    "training_time, TIMING",
    "total_train_time, TIMING",
    "seconds_per_step, TIMING",
    "avg_inference_tokens_per_second, TIMING",
    "latency_ms, TIMING",
    "time_series_error, RANDOM",
    "loss, RANDOM",
    "sometimes, RANDOM"
  })
  void knowsTimesByTheirNames(String metric, Template.Kind kind) {
    assertThat(Template.Kind.named(metric)).isEqualTo(kind);
  }

  @Test
  void readsLimitsOnSilenceAndProcessorTime() throws IOException {
    Limits limits =
        read(GOOD.replace("limits: {", "limits: {silence: 10m, cpu: 4h, "))
            .preset("quick")
            .limits();
    assertThat(limits.silence()).contains(Duration.ofMinutes(10));
    assertThat(limits.processorTime()).isEqualTo(Duration.ofHours(4));
    assertThat(Limits.DEFAULT.silence()).isEmpty();
    assertThat(Limits.DEFAULT.processorTime()).isEqualTo(Duration.ofHours(128));
  }

  @Test
  void namesThePresetsWhereOneIsUnknown() throws IOException {
    Template template = read(GOOD);
    assertThatThrownBy(() -> template.preset("huge"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no preset 'huge'; choose one of quick, full.");
  }

  @Test
  void asksForTheBaselineCommandInOneSentence() {
    assertThatThrownBy(
            () -> read("title: Coins\ncommands: {plot: python3 plot.py}\neditable: [a]\n"))
        .isInstanceOf(MalformedException.class)
        .hasMessage(
            "template.yaml: commands.experiment is missing; give the command that runs the"
                + " baseline, such as 'python3 experiment.py --out_dir={out}'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "direction: higher|direction: up|metrics[0].direction must be lower, higher or neither.",
        "direction: higher|direction: [higher]|metrics[0].direction must be lower, higher or neither.",
        "editable: [coins.R]|editable: ['{coins.R']|editable must list path patterns; '{coins.R' is",
        "decimals: 2|kind: chance|metrics[0].kind must be random, exact or timing.",
        "datasets: [fair, biased]|deterministic: perhaps|deterministic must be true or false.",
        "decimals: 2|decimals: two|metrics[0].decimals must be a whole number from 0 to 12.",
        "count: 5|count: 0|seeds.count must be a whole number from 1 to 1000.",
        "wall: 90s|wall: soon|presets.quick.limits.wall must be a time such as 90s, 30m or 2h.",
        "memory: 500m|memory: 1x|presets.quick.limits.memory must be a size such as 500m or 2g.",
        "passing: environment|passing: mail|seeds.passing must be inside, argument, environment or unaware.",
        "datasets: [fair, biased]|datasets: fair|datasets must be a list.",
        "data: [enwik8, text8]|data: [enwik9]|presets.quick.data[0] must be one of enwik8, text8,",
        "data: [enwik8, text8]|data: enwik8|presets.quick.data must be a list.",
        "title: Coins|titel: Coins|unknown key 'titel'; known are title, language",
        "name: heads, |label: heads, |unknown key 'label' in metrics[0]; known are name",
        "description: Flips coins.|note: x|unknown key 'note' in task",
      })
  void saysWhatIsWrongAndWhere(String before, String after, String complaint) {
    assertThat(GOOD).contains(before);
    assertThatThrownBy(() -> read(GOOD.replace(before, after)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("template.yaml: " + complaint);
  }

  @Test
  void saysInWhichLineTheYamlBreaks() {
    assertThatThrownBy(() -> read("title: Coins\n  commands: [\n"))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("template.yaml is not valid YAML")
        .hasMessageContaining("line ");
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(MalformedException.class)
        .hasMessage("template.yaml: the file must be a map of keys to values.");
  }

  @Test
  void readsSeedIdeasInBothSpellings() throws IOException {
    Files.writeString(
        folder.resolve("seed_ideas.json"),
        """
        [{"name": "a", "title": "A", "experiment": "Do a.", "novelty": 3},
         {"Name": "b", "Title": "B", "Experiment": "Do b.", "Feasibility": 9}]
        """);
    assertThat(read(GOOD).seedIdeas())
        .containsExactly(
            new Template.SeedIdea("a", "A", "Do a.", 5, 5, 3),
            new Template.SeedIdea("b", "B", "Do b.", 5, 9, 5));
    Files.writeString(folder.resolve("seed_ideas.json"), "[{\"name\": \"a\"}]");
    assertThatThrownBy(() -> read(GOOD))
        .hasMessage("seed_ideas.json: [0].title is missing; every idea has one.");
  }

  @Test
  void needsNoManifestForTheAiScientistsLayout() throws IOException {
    Files.writeString(folder.resolve("experiment.py"), "");
    Files.writeString(folder.resolve("plot.py"), "");
    Files.writeString(
        folder.resolve("prompt.json"), "{\"system\": \"S\", \"task_description\": \"D\"}");
    Template template = Templates.read(folder);
    assertThat(template.commands().experiment())
        .containsExactly("python3", "experiment.py", "--out_dir={out}");
    assertThat(template.task()).isEqualTo(new Template.Task("S", "D"));
    assertThat(template.metrics()).isEmpty();
    assertThat(template.editable().matches("experiment.py")).isTrue();
    assertThat(template.preset("quick").arguments()).isEmpty();
    assertThat(template.seeds()).isEqualTo(new Template.Seeds(3, Template.Passing.UNAWARE));
    assertThat(TemplateCheck.check(folder)).noneMatch(finding -> finding.blocks());
  }

  @Test
  void aManifestMayAddToTheAiScientistsLayout() throws IOException {
    Files.writeString(folder.resolve("experiment.py"), "");
    Files.writeString(
        folder.resolve("prompt.json"), "{\"system\": \"S\", \"task_description\": \"D\"}");
    Template template =
        read(
            """
            presets: {small: {limits: {wall: 10m, memory: 2g}}}
            seeds: {count: 1}
            """);
    assertThat(template.seeds()).isEqualTo(new Template.Seeds(1, Template.Passing.UNAWARE));
    assertThat(template.presets()).containsOnlyKeys("small");
    assertThat(template.task().description()).isEqualTo("D");
    assertThat(template.editable().matches("experiment.py")).isTrue();
  }

  private Template read(String yaml) throws IOException {
    Files.writeString(folder.resolve("template.yaml"), yaml);
    return Manifest.read(folder);
  }

  @Test
  void checkReportsAManifestThatCannotBeRead() throws IOException {
    Files.writeString(folder.resolve("template.yaml"), "title: x\n");
    assertThat(TemplateCheck.check(folder))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("commands is missing"));
  }

  @Test
  void checkFindsFilesThatAreNotThereAndOverlaps() throws IOException {
    Files.writeString(folder.resolve("coins.R"), "");
    Files.writeString(folder.resolve("template.yaml"), GOOD + "protected: [coins.R, judge.R]\n");
    List<String> lines = TemplateCheck.check(folder).stream().map(f -> f.line()).toList();
    assertThat(lines)
        .contains(
            "missing-file at commands.plot: The file plot.R is not there.",
            "missing-file at protected: No file matches 'judge.R'.",
            "overlap at protected: coins.R is editable and protected at once.");
  }
}
