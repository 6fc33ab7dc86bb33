package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.journal.Account;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Ending;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What a user sees when a study ends: where everything is, and what it cost.
record StudySummary(World world, StudyFolder study) {

  /// Prints, and says how the program ends.
  ExitCode show(SequencedMap<String, Ending> endings) {
    endings.forEach(this::show);
    world.say("");
    showCost();
    boolean onlyIdeas = study.asked().options().until() == Asked.Stage.IDEAS;
    if (onlyIdeas) {
      world.say("ideas    " + shown(study.ideas()));
    } else if (endings.isEmpty()) {
      world.say("No idea was left to investigate: each is known already, or none was given.");
    }
    boolean good = onlyIdeas || endings.values().stream().anyMatch(Ending::isGood);
    return good ? ExitCode.DONE : ExitCode.NO_PAPER;
  }

  /// Where the report is, and what was spent so far.
  void showCost() {
    world.say("report   " + shown(study.report()));
    Account account = study.account();
    String limit = study.asked().budget().map(most -> " of " + most.display()).orElse("");
    world.say(
        "cost     %s%s  (%d tokens in, %d out)"
            .formatted(
                account.total().display(),
                limit,
                account.tokens().input(),
                account.tokens().output()));
  }

  private void show(String idea, Ending ending) {
    InvestigationFolder folder = study.investigation(idea);
    world.say("");
    world.say(
        "%s: %s. %s"
            .formatted(idea, ending.status().name().toLowerCase(Locale.ROOT), ending.reason()));
    line("paper", folder.paper(), "paper.pdf", "paper-draft.pdf", "paper.html");
    review(folder.root().resolve("review.json"), "review");
    line("improved", folder.paper(), "paper-improved.pdf", "paper-improved-draft.pdf");
    review(folder.root().resolve("review-improved.json"), "review 2");
  }

  private void line(String label, Path folder, String... candidates) {
    Stream.of(candidates)
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .ifPresent(file -> world.say("  %-9s %s".formatted(label, shown(file))));
  }

  private void review(Path json, String label) {
    if (Files.exists(json)) {
      Optional<Integer> overall = ReviewScore.overall(Json.read(json));
      String score = overall.map(mark -> "  (overall %d of 10)".formatted(mark)).orElse("");
      Path readable = json.resolveSibling(json.getFileName().toString().replace(".json", ".md"));
      world.say("  %-9s %s%s".formatted(label, shown(readable), score));
    }
  }

  private String shown(Path path) {
    return path.startsWith(world.folder())
        ? world.folder().relativize(path).toString()
        : path.toString();
  }
}
