package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.model.Provider;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.slurm.SlurmSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What this machine has and lacks.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "What this machine has and lacks, before the first paid token.",
      "With --model on the command line, one tiny call is made to it, and paid."
    })
final class DoctorCommand implements Callable<Integer> {
  private final World world;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ModelOptions models = new ModelOptions();
  @Mixin private ExecutorOptions executor = new ExecutorOptions();
  @Mixin private DataFolderOption data = new DataFolderOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--literature", description = "Ask each literature engine with one small search.")
  private boolean literature;

  @Option(
      names = "--slurm-probe",
      description = "With --executor slurm: submit a tiny job that tries a node's sandbox.")
  private boolean slurmProbe;

  DoctorCommand(World world) {
    this.world = world;
  }

  /// One thing looked at.
  ///
  /// @param advice what to do; empty where nothing needs doing
  record Line(String part, State state, String found, String advice) {}

  enum State {
    OK,
    OPTIONAL,
    MISSING
  }

  @Override
  public Integer call() {
    List<Line> lines = examine();
    if (json) {
      world.out().print(Json.pretty(lines));
    } else {
      Rows rows = new Rows("part", "state", "found", "what to do");
      lines.forEach(
          l -> rows.add(l.part, l.state.name().toLowerCase(Locale.ROOT), l.found, l.advice));
      world.out().print(rows);
    }
    boolean missing = lines.stream().anyMatch(line -> line.state == State.MISSING);
    return (missing ? ExitCode.UNAVAILABLE : ExitCode.DONE).code();
  }

  private List<Line> examine() {
    SystemParts parts = new SystemParts(world);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Java", State.OK, Runtime.version().toString(), ""));
    lines.add(
        new Line(
            "processors and memory",
            State.OK,
            "%d cores, %s".formatted(Runtime.getRuntime().availableProcessors(), memory()),
            ""));
    lines.addAll(sandboxes());
    lines.add(
        parts.hasTex()
            ? new Line("TeX", State.OK, "pdflatex", "")
            : new Line("TeX", State.MISSING, "", "alhazen setup, or: " + parts.commands()));
    lines.add(optional(parts, "python3", "only for Python templates: apt-get install python3"));
    lines.add(gpus(parts));
    lines.addAll(slurm());
    lines.addAll(new CoderStates(world).lines());
    lines.add(disk());
    lines.add(new DataStates(world, data.shelf(world)).line());
    lines.add(keys());
    if (isModelAsked()) {
      models.model().ifPresent(name -> lines.add(new Greeting(world, models).of(name)));
    }
    EngineStates engines = new EngineStates(world);
    lines.addAll(literature ? engines.asked() : engines.settings());
    return lines;
  }

  private List<Line> slurm() {
    if (!executor.executor(ExecutorFile.LOCAL).equals(ExecutorFile.SLURM)) {
      return List.of();
    }
    SlurmStates states = new SlurmStates(world, executor.settings(world, SlurmSettings.NONE));
    List<Line> lines = new ArrayList<>(states.asked());
    if (slurmProbe) {
      lines.add(states.probed());
    }
    return lines;
  }

  /// A model that only the settings name is not asked: that would cost money unasked.
  private boolean isModelAsked() {
    return spec != null && spec.commandLine().getParseResult().hasMatchedOption("--model");
  }

  /// Each tier is tried; one that works is enough.
  private List<Line> sandboxes() {
    Tiers tiers = new Tiers(world);
    List<Line> lines = new ArrayList<>();
    for (Tiers.Tier tier : Tiers.Tier.values()) {
      String part = "sandbox " + tier.word();
      boolean isFirst = lines.stream().noneMatch(line -> line.state == State.OK);
      lines.add(
          switch (tiers.probe(tier)) {
            case Probed.Works _ ->
                new Line(part, State.OK, isFirst ? "works; the one that is used" : "works", "");
            case Probed.Missing(String why, String advice) ->
                new Line(part, State.OPTIONAL, firstLine(why), advice);
          });
    }
    if (lines.stream().noneMatch(line -> line.state == State.OK)) {
      lines.add(
          new Line("sandbox", State.MISSING, "no tier works", "see each tier; bubblewrap is best"));
    }
    return lines;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static Line optional(SystemParts parts, String program, String advice) {
    return parts
        .find(program)
        .map(path -> new Line(program, State.OK, path.toString(), ""))
        .orElseGet(() -> new Line(program, State.OPTIONAL, "", advice));
  }

  private Line gpus(SystemParts parts) {
    if (parts.find("nvidia-smi").isEmpty()) {
      return new Line("GPU", State.OPTIONAL, "", "no nvidia-smi; templates run on the CPU");
    }
    Gpus.Listing listing = new Gpus(world).listing();
    String found =
        listing.gpus().stream()
            .map(gpu -> "%d %s".formatted(gpu.index(), gpu.name()))
            .collect(Collectors.joining(", "));
    return listing
        .trouble()
        .map(why -> new Line("GPU", State.OPTIONAL, why, "nvidia-smi fails: mend the driver"))
        .orElseGet(() -> new Line("GPU", State.OK, found, ""));
  }

  private Line disk() {
    long free = Path.of(".").toFile().getUsableSpace() / 1_000_000_000;
    return free >= 2
        ? new Line("disk", State.OK, free + " GB free here", "")
        : new Line(
            "disk", State.MISSING, free + " GB free here", "free some space: 2 GB are needed");
  }

  private Line keys() {
    String found =
        Provider.usable().stream()
            .filter(provider -> provider.keyVariable().flatMap(world::variable).isPresent())
            .map(Provider::word)
            .collect(Collectors.joining(", "));
    return found.isEmpty()
        ? new Line(
            "keys",
            State.OPTIONAL,
            "",
            "none is set; --model rehearsal and local servers need none")
        : new Line("keys", State.OK, found, "");
  }

  private static String memory() {
    var system =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return system.getTotalMemorySize() / 1_000_000_000 + " GB";
  }
}
