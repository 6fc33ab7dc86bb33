package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.study.Ending;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.verify.Check;
import dev.alhazen.verify.Summary;
import dev.alhazen.verify.Verification;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Re-checks the numbers of a study's papers.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Computes every number of a study's papers again from the recorded runs.",
      "Compares each with what the paper says, and ends with 0 only where all agree."
    })
final class VerifyCommand implements Callable<Integer> {
  private final World world;

  @Mixin private StudyArgument study = new StudyArgument();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  VerifyCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    StudyFolder folder = study.find(world);
    SequencedMap<String, List<Check>> checks = new LinkedHashMap<>();
    folder.investigations().stream()
        .filter(VerifyCommand::hasPaper)
        .forEach(i -> checks.put(i.name(), Verification.check(i.root())));
    if (json) {
      world.out().print(Json.pretty(checks));
    } else {
      checks.forEach(this::show);
    }
    if (checks.isEmpty()) {
      world.err().println("alhazen: %s holds no paper to verify.".formatted(folder.root()));
      return ExitCode.DATA.code();
    }
    boolean sound =
        checks.values().stream()
            .allMatch(list -> Summary.of(list).grade() == Summary.Grade.CONFIRMED);
    return (sound ? ExitCode.DONE : ExitCode.DATA).code();
  }

  /// A paper that lost its evidence, or was lost itself, still counts as one: it must not pass
  /// unseen.
  private static boolean hasPaper(InvestigationFolder folder) {
    return Files.isDirectory(folder.paper())
        || folder.ending().map(Ending::promisesPaper).orElse(false);
  }

  private void show(String idea, List<Check> checks) {
    world.say("%s: %s".formatted(idea, Summary.of(checks).line()));
    checks.stream()
        .filter(check -> !check.isConfirmed())
        .forEach(check -> world.say("  " + check.line()));
  }
}
