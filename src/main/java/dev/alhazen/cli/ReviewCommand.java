package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UsageException;
import dev.alhazen.document.Document;
import dev.alhazen.document.Documents;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Prompts;
import dev.alhazen.review.Form;
import dev.alhazen.review.ReviewFile;
import dev.alhazen.review.ReviewFiles;
import dev.alhazen.review.ReviewText;
import dev.alhazen.review.Reviewed;
import dev.alhazen.review.Reviewer;
import dev.alhazen.review.Reviewing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A review of any paper.
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Reviews a paper (PDF, LaTeX, Markdown or text); writes JSON, Markdown and HTML.")
final class ReviewCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "PAPER", description = "The paper's file.")
  private String paper = "";

  @Mixin private ModelOptions models = new ModelOptions();

  @Option(
      names = "--reviewer-model",
      paramLabel = "PROVIDER/NAME",
      description = "Who reviews, where it is not --model.")
  private @Nullable String reviewer;

  @Option(
      names = "--ensemble",
      paramLabel = "N",
      defaultValue = "3",
      description = "Independent reviews. Default: ${DEFAULT-VALUE}.")
  private int ensemble = 3;

  @Option(
      names = "--reflections",
      paramLabel = "N",
      defaultValue = "2",
      description = "Rounds of reflection. Default: ${DEFAULT-VALUE}.")
  private int reflections = 2;

  @Option(
      names = "--few-shot",
      paramLabel = "N",
      defaultValue = "1",
      description = "Example reviews shown, 0 to 2. Default: ${DEFAULT-VALUE}.")
  private int shots = 1;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "0.1",
      description = "Of the merged review. Default: ${DEFAULT-VALUE}.")
  private double temperature = 0.1;

  @Option(
      names = "--form",
      paramLabel = "FILE",
      description = "A review form of your own. Default: the NeurIPS-style form.")
  private @Nullable String form;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the review is written. Default: beside the paper.")
  private @Nullable String out;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      converter = Dollars.class,
      defaultValue = "5",
      description = "The most that the review may cost. Default: ${DEFAULT-VALUE}.")
  private dev.alhazen.base.Money budget = dev.alhazen.base.Money.of("5");

  @Option(names = "--json", description = "Print the review as JSON.")
  private boolean json;

  ReviewCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Path file = world.path(paper);
    if (!Files.isRegularFile(file)) {
      throw new UsageException("Paper %s does not exist.".formatted(file));
    }
    Document document = Documents.read(file);
    dev.alhazen.review.Settings settings =
        NewStudy.requireSettings(ensemble, reflections, shots, temperature);
    String model = Optional.ofNullable(reviewer).or(models::model).orElseThrow(NewStudy::noModel);
    Path folder = out == null ? file.resolveSibling("").normalize() : world.path(out);
    try (Bench bench =
        Bench.open(world, models, model, budget, folder.resolve(".alhazen-review"))) {
      Reviewed reviewed =
          new Reviewing(bench.model(), Prompts.builtIn()).run(input(document, model, settings));
      show(folder, name(file), reviewed, document, model);
      return ExitCode.DONE.code();
    }
  }

  private Reviewing.Input input(
      Document document, String model, dev.alhazen.review.Settings settings) {
    return new Reviewing.Input(
        Step.of("review"),
        document.text(),
        form == null ? Form.neurips() : Form.read(world.path(form)),
        settings,
        ModelName.parse(model).isRehearsal() ? Reviewer.REHEARSAL : Reviewer.MODEL);
  }

  private void show(Path folder, String name, Reviewed reviewed, Document document, String model) {
    Path written =
        ReviewFiles.write(folder, name, reviewed, document.title().orElse(name), model).getFirst();
    ReviewFile review = ReviewFile.read(written);
    if (json) {
      world.out().print(Json.pretty(review));
    } else {
      world.out().print(ReviewText.of(review));
      world.say("written to %s (and .md, .html)".formatted(written));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]+$", "") + "-review";
  }
}
