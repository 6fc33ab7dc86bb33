package dev.alhazen.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.alhazen.base.UsageException;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// A runnable baseline with everything that research on it needs; read from a folder.
///
/// @param name the folder's name, such as `diffusion2d`
/// @param folder where it lies; never an input of an effect
/// @param commands how to run the experiment, the plot script and the quick check
/// @param editable files that a coder may change
/// @param protectedFiles files that the code under test sees read-only, the evaluator among them
/// @param presets preset name → arguments appended to the experiment's command
/// @param metrics in the order in which tables show them
/// @param datasets data set names in the order in which tables show them; empty: as found
/// @param task what the model is told about it
/// @param seedIdeas ideas to begin with, possibly none
/// @param gpu whether its runs use a GPU
/// @param shared files of other folders that belong to it; where they lie is never an input of an
///   effect either
public record Template(
    String name,
    String title,
    @JsonIgnore Path folder,
    String language,
    Commands commands,
    Globs editable,
    Globs protectedFiles,
    SequencedMap<String, Preset> presets,
    List<Metric> metrics,
    List<String> datasets,
    Seeds seeds,
    Task task,
    List<SeedIdea> seedIdeas,
    GpuNeed gpu,
    @JsonIgnore SharedFiles shared) {
  public Template {
    presets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(presets));
    metrics = List.copyOf(metrics);
    datasets = List.copyOf(datasets);
    seedIdeas = List.copyOf(seedIdeas);
  }

  /// Without shared files, and with the usual need of a GPU: scripts in Python take one where there
  /// is one.
  public Template(
      String name,
      String title,
      Path folder,
      String language,
      Commands commands,
      Globs editable,
      Globs protectedFiles,
      SequencedMap<String, Preset> presets,
      List<Metric> metrics,
      List<String> datasets,
      Seeds seeds,
      Task task,
      List<SeedIdea> seedIdeas) {
    this(
        name,
        title,
        folder,
        language,
        commands,
        editable,
        protectedFiles,
        presets,
        metrics,
        datasets,
        seeds,
        task,
        seedIdeas,
        language.equals("python") ? GpuNeed.OPTIONAL : GpuNeed.NONE,
        SharedFiles.NONE);
  }

  /// The preset of this name; a template with a single preset runs under any name.
  ///
  /// @throws UsageException where there are several and none has the name
  public Preset preset(String wanted) {
    Preset preset = presets.get(wanted);
    if (preset != null) {
      return preset;
    }
    if (presets.size() == 1) {
      return presets.firstEntry().getValue();
    }
    throw new UsageException(
        "Template %s has no preset '%s'; choose one of %s."
            .formatted(name, wanted, String.join(", ", presets.keySet())));
  }

  /// The metric of this name, where the manifest lists it.
  public Optional<Metric> metric(String wanted) {
    return metrics.stream().filter(metric -> metric.name().equals(wanted)).findFirst();
  }

  /// Whether a file of this name lies once for several templates.
  public boolean isShared(String file) {
    return shared.names().contains(file);
  }

  /// The same template with other presets.
  public Template withPresets(SequencedMap<String, Preset> other) {
    return new Template(
        name,
        title,
        folder,
        language,
        commands,
        editable,
        protectedFiles,
        other,
        metrics,
        datasets,
        seeds,
        task,
        seedIdeas,
        gpu,
        shared);
  }

  /// The same template with another number of repetitions of each run.
  public Template withRepetitions(int count) {
    return new Template(
        name,
        title,
        folder,
        language,
        commands,
        editable,
        protectedFiles,
        presets,
        metrics,
        datasets,
        new Seeds(count, seeds.passing()),
        task,
        seedIdeas,
        gpu,
        shared);
  }

  /// Command lines, each a list of words. The words `{out}` and `{seed}` stand for the run's folder
  /// and a seed; the word `{args}` for the preset's arguments, and is appended where it is missing.
  ///
  /// @param plot empty where the template has no plot script
  /// @param check a quick check of edited code, such as a compiler; empty where there is none
  /// @param judge computes the metrics from what the experiment left, in a sandbox of its own that
  ///   holds the protected files and the run's folder, and no edited code; empty where the
  ///   experiment reports its results itself
  public record Commands(
      List<String> experiment, List<String> plot, List<String> check, List<String> judge) {
    public Commands {
      experiment = List.copyOf(experiment);
      plot = List.copyOf(plot);
      check = List.copyOf(check);
      judge = List.copyOf(judge);
    }

    /// Commands of an experiment that reports its results itself.
    public Commands(List<String> experiment, List<String> plot, List<String> check) {
      this(experiment, plot, check, List.of());
    }

    /// The experiment's command as a person would type it, with a preset's arguments.
    public String experimentOf(Preset preset) {
      String command = String.join(" ", experiment);
      String arguments = String.join(" ", preset.arguments());
      return experiment.contains("{args}")
          ? command.replace("{args}", arguments).replaceAll(" +", " ").strip()
          : (command + " " + arguments).strip();
    }
  }

  /// A size of the experiment.
  ///
  /// @param arguments appended to the experiment's command
  /// @param limits for one run
  /// @param data names of the data sets that it reads, each below `data/` in the working folder
  public record Preset(List<String> arguments, Limits limits, List<String> data) {
    public Preset {
      arguments = List.copyOf(arguments);
      data = List.copyOf(data);
    }

    /// A size that needs no prepared data.
    public Preset(List<String> arguments, Limits limits) {
      this(arguments, limits, List.of());
    }
  }

  /// One number that a run reports for each data set.
  ///
  /// @param unit for people; empty where it has none
  /// @param decimals digits after the point in the paper
  /// @param kind what repetitions of it tell
  public record Metric(
      String name, String title, Direction direction, String unit, int decimals, Kind kind) {
    public Metric {
      // Records of papers that were written before there were kinds have none.
      kind = Objects.requireNonNullElse(kind, Kind.RANDOM);
    }

    public Metric(String name, String title, Direction direction, String unit, int decimals) {
      this(name, title, direction, unit, decimals, Kind.RANDOM);
    }

    /// Whether results call the metric so; those of The AI Scientist may append `_mean`.
    public boolean isCalled(String measured) {
      return name.replaceFirst("_mean$", "").equals(measured);
    }
  }

  /// What repetitions of a metric tell.
  public enum Kind {
    /// It varies by chance from seed to seed, so differences are tested against that.
    RANDOM,
    /// It has no chance in it, such as a count of parameters: differences are what they are.
    EXACT,
    /// A time on this machine, at its load of the moment: described, never tested.
    TIMING;

    private static final Pattern TIME =
        Pattern.compile(
            "(?i)(?:^|_)(?:(?:run|wall)?time|seconds|secs|ms|duration|latency|throughput|fps)"
                + "(?:_(?:s|ms|secs?|seconds|per_\\w+))?$|per_sec(?:ond)?$");

    /// What a metric is taken for that nothing is said about: a time where its name says so, like
    /// `training_time` or `tokens_per_second`.
    public static Kind named(String metric) {
      return TIME.matcher(metric).find() ? TIMING : RANDOM;
    }
  }

  /// Whether runs use a GPU.
  public enum GpuNeed {
    /// They compute on the processor, whatever there is.
    NONE,
    /// They use one where there is one.
    OPTIONAL,
    /// They cannot run without.
    REQUIRED
  }

  /// Which way a metric is better.
  public enum Direction {
    LOWER,
    HIGHER,
    NEITHER
  }

  /// How runs are repeated.
  ///
  /// @param count repetitions of each run
  /// @param passing who makes the repetitions, and how a seed is handed over
  public record Seeds(int count, Passing passing) {}

  /// How seeds reach the experiment.
  public enum Passing {
    /// One process runs all seeds; `--seed=FIRST --seeds=COUNT` are appended.
    INSIDE,
    /// One process per seed, with `--seed=N` appended.
    ARGUMENT,
    /// One process per seed, with the variable `ALHAZEN_SEED`.
    ENVIRONMENT,
    /// The experiment takes no seed, and its plot script knows no folders of seeds: each repetition
    /// is the same command, which is free to look at `ALHAZEN_SEED`. Where the results of the first
    /// list several values for a metric, the experiment repeats itself, and one process is all.
    UNAWARE
  }

  /// What models are told.
  ///
  /// @param system who the model is to be
  /// @param description what the code does and which questions are interesting
  public record Task(String system, String description) {}

  /// An idea that the template's author gives as an example.
  public record SeedIdea(
      String name,
      String title,
      String experiment,
      int interestingness,
      int feasibility,
      int novelty) {}
}
