package dev.alhazen.cli;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.template.ModuleCheck;
import dev.alhazen.template.PlaceCheck;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateCheck;
import dev.alhazen.template.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what a template lacks, in itself and on this machine.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Says what a template's folder lacks, and what this machine lacks for it: modules, data, a"
            + " baseline. Nothing is run or fetched.")
final class TemplateCheckCommand implements Callable<Integer> {
  private final World world;
  private final Wiring wiring;

  @Parameters(paramLabel = "DIR", description = "The template's folder, or a template's name.")
  private String folder = "";

  @Mixin private PlaceOptions places = new PlaceOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  TemplateCheckCommand(World world) {
    this.world = world;
    this.wiring = new Wiring(world);
  }

  @Override
  public Integer call() {
    Path path = world.path(folder);
    if (!Files.isDirectory(path)) {
      path = chosen().folder();
    }
    List<Finding> findings = new ArrayList<>(TemplateCheck.check(path));
    if (findings.stream().noneMatch(finding -> finding.kind().equals("manifest"))) {
      findings.addAll(onThisMachine(Templates.read(path)));
    }
    show(findings);
    boolean blocked = findings.stream().anyMatch(Finding::blocks);
    return (blocked ? ExitCode.DATA : ExitCode.DONE).code();
  }

  private Template chosen() {
    return new Languages(world, world.err()::println).choose(folder, places, Languages.Coder.MODEL);
  }

  private List<Finding> onThisMachine(Template template) {
    List<Finding> findings =
        new ArrayList<>(PlaceCheck.check(template, wiring.tools(places.places())));
    findings.addAll(wiring.environment(places.places(), _ -> {}).missingData(template));
    if (template.language().equals("python")) {
      findings.addAll(environment(template));
    }
    return findings;
  }

  private List<Finding> environment(Template template) {
    String command = "alhazen template baseline %s".formatted(folder);
    if (!wiring.environment(places.places(), _ -> {}).isMade(template)) {
      return List.of(
          Finding.warn(
              "environment",
              "requirements.txt",
              "Its Python environment is not made here yet, so its modules were not looked for: %s"
                  .formatted(command)));
    }
    try {
      return modules(template, command);
    } catch (AlhazenException e) {
      return List.of(Finding.block("environment", "python", e.explanation()));
    }
  }

  private List<Finding> modules(Template template, String command) {
    String tier;
    try {
      tier = wiring.sandboxTier(Tiers.AUTO);
    } catch (UnavailableException e) {
      return List.of(
          Finding.warn(
              "sandbox", "modules", "Modules are looked for in a sandbox: " + e.explanation()));
    }
    Prepared prepared =
        wiring.prepare(template, places.places(), line -> world.err().println(line));
    Blobs blobs = new Blobs(world.cache().resolve("baseline-blobs"));
    List<Finding> findings =
        new ArrayList<>(
            new ModuleCheck(
                    Wiring.sandbox(tier, world.cache().resolve("scratch"), blobs),
                    blobs,
                    wiring.tools(places.places()).python())
                .check(template, prepared));
    BaselineRun baseline = new BaselineRun(world, template, places.places(), "auto");
    if (findings.isEmpty() && !baseline.isMade(Presets.choose(template, Optional.empty()))) {
      findings.add(
          Finding.warn("baseline", "run_0", "It is not made on this machine yet: " + command));
    }
    return findings;
  }

  private void show(List<Finding> findings) {
    if (json) {
      world.out().print(Json.pretty(findings));
      return;
    }
    findings.forEach(
        finding ->
            world.say(
                "%s: %s"
                    .formatted(finding.level().name().toLowerCase(Locale.ROOT), finding.line())));
    world.say(findings.isEmpty() ? "nothing is missing" : findings.size() + " finding(s)");
  }
}
