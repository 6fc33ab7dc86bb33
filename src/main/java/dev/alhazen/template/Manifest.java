package dev.alhazen.template;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.template.Template.Commands;
import dev.alhazen.template.Template.Direction;
import dev.alhazen.template.Template.GpuNeed;
import dev.alhazen.template.Template.Kind;
import dev.alhazen.template.Template.Metric;
import dev.alhazen.template.Template.Passing;
import dev.alhazen.template.Template.Preset;
import dev.alhazen.template.Template.Seeds;
import dev.alhazen.template.Template.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads `template.yaml`. A mistake in it is a complaint that names the place and the rule.
final class Manifest {
  static final String FILE = "template.yaml";
  private static final String PASSING = "inside, argument, environment or unaware";
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Manifest() {}

  static Template read(Path folder) {
    Place root = parse(folder);
    root.only(
        "title",
        "language",
        "commands",
        "editable",
        "protected",
        "presets",
        "metrics",
        "datasets",
        "seeds",
        "deterministic",
        "gpu",
        "shared",
        "task");
    return PythonLayout.isHere(folder) && root.maybe("commands").isEmpty()
        ? over(PythonLayout.read(folder), root)
        : alone(folder, root);
  }

  private static Template alone(Path folder, Place root) {
    Commands commands = commands(root);
    SharedFiles shared = shared(root, folder);
    return new Template(
        folder.toAbsolutePath().normalize().getFileName().toString(),
        root.at("title", "say in a few words what the template studies").text(),
        folder.toAbsolutePath().normalize(),
        root.maybe("language").map(Place::text).orElse(language(commands)),
        commands,
        globs(root.at("editable", "list the files that may be changed")),
        with(root.maybe("protected").map(Manifest::globs).orElse(Globs.NONE), shared),
        root.maybe("presets").map(Manifest::presets).orElseGet(() -> soleSize(Limits.DEFAULT)),
        metrics(root),
        root.maybe("datasets").map(Place::texts).orElse(List.of()),
        root.maybe("seeds")
            .map(seeds -> seeds(seeds, Passing.ARGUMENT))
            .orElse(new Seeds(1, Passing.ENVIRONMENT)),
        task(root, folder),
        SeedIdeas.read(shared.place(folder, SeedIdeas.FILE)),
        gpu(root).orElse(usualGpu(commands)),
        shared);
  }

  /// A manifest that only adds to the layout of The AI Scientist.
  private static Template over(Template layout, Place root) {
    SharedFiles shared = shared(root, layout.folder());
    return new Template(
        layout.name(),
        root.maybe("title").map(Place::text).orElse(layout.title()),
        layout.folder(),
        layout.language(),
        layout.commands(),
        root.maybe("editable").map(Manifest::globs).orElse(layout.editable()),
        with(root.maybe("protected").map(Manifest::globs).orElse(layout.protectedFiles()), shared),
        root.maybe("presets").map(Manifest::presets).orElse(layout.presets()),
        metrics(root),
        root.maybe("datasets").map(Place::texts).orElse(layout.datasets()),
        root.maybe("seeds").map(seeds -> seeds(seeds, Passing.UNAWARE)).orElse(layout.seeds()),
        root.maybe("task").isPresent() ? task(root, layout.folder()) : layout.task(),
        layout.seedIdeas(),
        gpu(root).orElse(layout.gpu()),
        shared);
  }

  private static SharedFiles shared(Place root, Path folder) {
    return root.maybe("shared")
        .map(shared -> SharedFiles.read(shared, folder.toAbsolutePath().normalize()))
        .orElse(SharedFiles.NONE);
  }

  /// Shared files are protected, said or not.
  private static Globs with(Globs named, SharedFiles shared) {
    return new Globs(
        Stream.concat(named.patterns().stream(), shared.names().stream()).distinct().toList());
  }

  private static Optional<GpuNeed> gpu(Place root) {
    return root.maybe("gpu").map(gpu -> choice(gpu, "none, optional or required", GpuNeed.class));
  }

  private static GpuNeed usualGpu(Commands commands) {
    return language(commands).equals("python") ? GpuNeed.OPTIONAL : GpuNeed.NONE;
  }

  private static Place parse(Path folder) {
    try {
      JsonNode node = YAML.readTree(Texts.read(folder.resolve(FILE)));
      return new Place(FILE, "", node);
    } catch (JacksonException e) {
      throw new MalformedException(
          "%s is not valid YAML: %s (line %d)."
              .formatted(
                  folder.resolve(FILE),
                  e.getOriginalMessage().lines().findFirst().orElse("unreadable"),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
    }
  }

  private static Commands commands(Place root) {
    String example = "give the command that runs the baseline, such as ";
    Place commands =
        root.at("commands", example + "'experiment: python3 experiment.py --out_dir={out}'")
            .only("experiment", "plot", "check", "judge");
    return new Commands(
        words(commands.at("experiment", example + "'python3 experiment.py --out_dir={out}'")),
        commands.maybe("plot").map(Manifest::words).orElse(List.of()),
        commands.maybe("check").map(Manifest::words).orElse(List.of()),
        commands.maybe("judge").map(Manifest::words).orElse(List.of()));
  }

  private static List<String> words(Place place) {
    List<String> words =
        place.node().isArray() ? place.texts() : List.of(place.text().split("\\s+"));
    if (words.isEmpty()) {
      throw place.must("be a command");
    }
    return words;
  }

  private static String language(Commands commands) {
    String program = commands.experiment().getFirst();
    return program.startsWith("python") ? "python" : program;
  }

  private static Globs globs(Place place) {
    Globs globs = new Globs(place.texts());
    try {
      globs.matches("any");
      return globs;
    } catch (PatternSyntaxException e) {
      throw place.must("list path patterns; '%s' is none".formatted(e.getPattern()));
    }
  }

  static SequencedMap<String, Preset> soleSize(Limits limits) {
    SequencedMap<String, Preset> presets = new LinkedHashMap<>();
    presets.put("full", new Preset(List.of(), limits));
    return presets;
  }

  private static SequencedMap<String, Preset> presets(Place place) {
    SequencedMap<String, Preset> presets = new LinkedHashMap<>();
    place.entries().forEach((name, preset) -> presets.put(name, preset(preset)));
    if (presets.isEmpty()) {
      throw place.must("name at least one preset");
    }
    return presets;
  }

  private static Preset preset(Place place) {
    place.only("arguments", "limits", "data");
    return new Preset(
        place.maybe("arguments").map(Manifest::words).orElse(List.of()),
        place.maybe("limits").map(LimitsText::read).orElse(Limits.DEFAULT),
        place.maybe("data").map(DataSets::names).orElse(List.of()));
  }

  /// What the metrics are that do not say it themselves.
  private static Kind usualKind(Place deterministic) {
    if (!deterministic.node().isBoolean()) {
      throw deterministic.must("be true or false");
    }
    return deterministic.node().asBoolean() ? Kind.EXACT : Kind.RANDOM;
  }

  private static List<Metric> metrics(Place root) {
    Optional<Place> deterministic = root.maybe("deterministic");
    Kind usual = deterministic.map(Manifest::usualKind).orElse(Kind.RANDOM);
    if (deterministic.isPresent()) {
      root.at("metrics", "list them, so that it is known which of them 'deterministic' is about");
    }
    return root.maybe("metrics").stream()
        .flatMap(metrics -> metrics.items().stream())
        .map(metric -> metric(metric, usual))
        .toList();
  }

  private static Metric metric(Place place, Kind usual) {
    place.only("name", "title", "direction", "unit", "decimals", "kind");
    String name = place.at("name", "write it as in final_info.json").text();
    return new Metric(
        name,
        place.maybe("title").map(Place::text).orElse(name.replace('_', ' ')),
        choice(
            place.at("direction", "write lower, higher or neither"),
            "lower, higher or neither",
            Direction.class),
        place.maybe("unit").map(Place::text).orElse(""),
        place.maybe("decimals").map(decimals -> decimals.number(0, 12)).orElse(3),
        place
            .maybe("kind")
            .map(kind -> choice(kind, "random, exact or timing", Kind.class))
            .orElse(Kind.named(name) == Kind.TIMING ? Kind.TIMING : usual));
  }

  private static Seeds seeds(Place place, Passing usual) {
    place.only("count", "passing");
    return new Seeds(
        place.at("count", "say how often each run is repeated").number(1, 1000),
        place
            .maybe("passing")
            .map(passing -> choice(passing, PASSING, Passing.class))
            .orElse(usual));
  }

  private static <E extends Enum<E>> E choice(Place place, String names, Class<E> type) {
    Optional<E> found =
        List.of(type.getEnumConstants()).stream()
            .filter(value -> place.node().isValueNode())
            .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(place.node().asString()))
            .findFirst();
    return found.orElseThrow(() -> place.must("be " + names));
  }

  private static Task task(Place root, Path folder) {
    Optional<Place> task = root.maybe("task");
    if (task.isEmpty() && Files.exists(folder.resolve(PythonLayout.PROMPT))) {
      return PythonLayout.task(folder);
    }
    Place given = root.at("task", "write system and description for the model");
    given.only("system", "description");
    return new Task(
        given.maybe("system").map(Place::text).orElse(PythonLayout.SYSTEM),
        given.at("description", "tell what the code does and what to find out").text());
  }
}
