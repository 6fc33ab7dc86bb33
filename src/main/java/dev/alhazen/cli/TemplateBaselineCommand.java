package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.base.UsageException;
import dev.alhazen.evidence.Measurement;
import dev.alhazen.experiment.Run;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a template's baseline, which all studies on this machine share.
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description =
        "Makes the baseline run of a template on this machine, once, with all its repetitions, and"
            + " shows it. A Python environment is made first where it is lacking.")
final class TemplateBaselineCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "TEMPLATE", description = "A template's name or folder.")
  private String template = "";

  @Option(names = "--preset", description = "Default: quick where there is one, else the first.")
  private @Nullable String preset;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "How often it is repeated. Default: the template's number.")
  private @Nullable Integer repetitions;

  @Mixin private PlaceOptions places = new PlaceOptions();

  @Option(
      names = "--allow-network",
      description =
          "First run the template's own, unmodified code once with network, and keep what it"
              + " downloads. Nothing that a model wrote ever runs so.")
  private boolean allowNetwork;

  @Option(names = "--sandbox", defaultValue = "auto", description = "A sandbox, auto or none.")
  private String sandbox = "auto";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  TemplateBaselineCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Template found =
        repeated(
            new Languages(world, world.err()::println)
                .choose(template, places, Languages.Coder.MODEL));
    String size = Presets.choose(found, Optional.ofNullable(preset));
    BaselineRun baseline = new BaselineRun(world, found, places.places(), sandbox);
    if (allowNetwork) {
      baseline.fetch(size);
    }
    Run run = baseline.run(size);
    if (json) {
      world.out().print(Json.pretty(run.results().measurements()));
    } else {
      show(run);
    }
    return ExitCode.DONE.code();
  }

  private Template repeated(Template found) {
    if (repetitions == null) {
      return found;
    }
    if (repetitions < 1) {
      throw new UsageException("--repetitions must be at least 1, not %d.".formatted(repetitions));
    }
    return found.withRepetitions(repetitions);
  }

  private void show(Run run) {
    Rows rows = new Rows("data set", "metric", "mean", "standard error", "n");
    List<Measurement> measurements = run.results().measurements();
    measurements.forEach(
        m -> rows.add(m.dataset(), m.metric(), number(m.mean()), number(m.stderr()), "" + m.n()));
    world.out().print(rows);
    world.say("took " + Span.display(run.wall()));
    if (measurements.stream().allMatch(m -> m.n() == 1)) {
      world.say("One repetition shows no noise; --repetitions N makes more.");
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.4g", value);
  }
}
