package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Journal;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.ReplayedLiterature;
import dev.alhazen.literature.ReplayedSimilarity;
import dev.alhazen.model.Budget;
import dev.alhazen.model.Model;
import dev.alhazen.model.Price;
import dev.alhazen.model.RecordedModel;
import dev.alhazen.model.ReplayedModel;
import dev.alhazen.model.RetriedModel;
import dev.alhazen.model.Retries;
import dev.alhazen.sandbox.CachedSandbox;
import dev.alhazen.sandbox.ReplayedSandbox;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Instruments;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.study.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Instruments that really act, each effect recorded in the journal that they are bound to.
final class LiveWorkbench implements Workbench {
  private final World world;
  private final StudyFolder folder;
  private final Asked asked;
  private final Adapters adapters;
  private final Journal.OnChange onChange;
  private final LiveProgress progress;
  private final Interrupts interrupts;
  private final Budget budget;

  LiveWorkbench(
      World world,
      StudyFolder folder,
      Asked asked,
      Adapters adapters,
      Journal.OnChange onChange,
      LiveProgress progress,
      Interrupts interrupts) {
    this.world = world;
    this.folder = folder;
    this.asked = asked;
    this.adapters = adapters;
    this.onChange = onChange;
    this.progress = progress;
    this.interrupts = interrupts;
    this.budget =
        asked
            .budget()
            .map(limit -> Budget.of(limit, folder.account().total()))
            .orElseGet(Budget::unlimited);
  }

  @Override
  public Journal open(Path file, String scope) {
    Journal journal =
        Journal.open(
            file,
            folder.blobs(),
            world.clock(),
            onChange,
            Json.tree(Map.of("scope", scope, "program", asked.program())));
    journal.listen(entry -> progress.hear(scope, entry));
    interrupts.onStop(journal::closeGate);
    return journal;
  }

  @Override
  public Instruments instruments(Journal journal, String scope) {
    Sandbox sandbox = sandbox(journal);
    Budget own = budgetOf(journal, scope);
    return new Instruments(
        model(journal, own, adapters.model(), adapters.price()),
        model(journal, own, adapters.reviewer(), adapters.reviewerPrice()),
        literature(journal),
        new ReplayedSimilarity(journal, adapters.similarity()),
        sandbox,
        adapters.typesetter(sandbox, folder.blobs()));
  }

  private Sandbox sandbox(Journal journal) {
    Sandbox cached =
        new CachedSandbox(world.cache().resolve("baselines"), folder.blobs(), adapters.sandbox());
    return new ReplayedSandbox(journal, cached);
  }

  private Model model(Journal journal, Budget own, Model provider, Price price) {
    Model recorded = new RecordedModel(journal, own, price, provider);
    Model retried =
        new RetriedModel(
            Retries.usual(),
            world.sleeper(),
            (step, _, wait, reason) -> noteWait(journal, step, wait, reason.explanation()),
            recorded);
    return new ReplayedModel(journal, retried);
  }

  private static void noteWait(Journal journal, Step step, Duration wait, String reason) {
    journal.note(step, "wait", Json.tree("%s; waiting %s".formatted(reason, Span.display(wait))));
  }

  private List<Literature> literature(Journal journal) {
    return adapters.literature().stream()
        .<Literature>map(source -> new ReplayedLiterature(journal, source))
        .toList();
  }

  private Budget budgetOf(Journal journal, String scope) {
    if (scope.equals("study")) {
      return budget;
    }
    Money spent = Account.of(journal.entries()).total();
    return asked.options().budgetPerIdea().map(limit -> budget.part(limit, spent)).orElse(budget);
  }
}
