package dev.alhazen.template;

import dev.alhazen.base.Json;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.template.Template.Commands;
import dev.alhazen.template.Template.Passing;
import dev.alhazen.template.Template.Seeds;
import dev.alhazen.template.Template.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The layout of The AI Scientist's templates, which need no manifest: `experiment.py`, `plot.py`,
/// `prompt.json`, `seed_ideas.json`. Metrics and data sets are found from the results; such scripts
/// take no seed. A `template.yaml` beside them may say otherwise, or set limits.
final class PythonLayout {
  static final String EXPERIMENT = "experiment.py";
  static final String PLOT = "plot.py";
  static final String PROMPT = "prompt.json";
  static final String SYSTEM =
      "You are a careful researcher who tests a hypothesis with small, honest experiments.";

  private static final int REPETITIONS = 3;

  /// Deep learning in Python wants more than the usual: its compilers and loaders start dozens of
  /// processes, each with a thread for every core.
  private static final Limits LIMITS = new Limits(Duration.ofHours(2), 16L << 30, 4_096, 16L << 30);

  private PythonLayout() {}

  static boolean isHere(Path folder) {
    return Files.isRegularFile(folder.resolve(EXPERIMENT))
        && Files.isRegularFile(folder.resolve(PROMPT));
  }

  static Template read(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    String name = place.getFileName().toString();
    boolean plots = Files.isRegularFile(folder.resolve(PLOT));
    return new Template(
        name,
        name.replace('_', ' '),
        place,
        "python",
        new Commands(
            List.of("python3", EXPERIMENT, "--out_dir={out}"),
            plots ? List.of("python3", PLOT) : List.of(),
            plots
                ? List.of("python3", "-m", "py_compile", EXPERIMENT, PLOT)
                : List.of("python3", "-m", "py_compile", EXPERIMENT)),
        plots ? Globs.of(EXPERIMENT, PLOT) : Globs.of(EXPERIMENT),
        Globs.NONE,
        Manifest.soleSize(LIMITS),
        List.of(),
        List.of(),
        new Seeds(REPETITIONS, Passing.UNAWARE),
        task(folder),
        SeedIdeas.read(folder.resolve(SeedIdeas.FILE)));
  }

  /// Reads `prompt.json` with its keys `system` and `task_description`.
  static Task task(Path folder) {
    Place root = new Place(PROMPT, "", Json.read(folder.resolve(PROMPT)));
    return new Task(
        root.maybe("system").map(Place::text).orElse(SYSTEM),
        root.at("task_description", "tell what the code does and what to find out").text());
  }
}
