package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.journal.Journal;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.ReplayedLiterature;
import dev.alhazen.literature.ReplayedSimilarity;
import dev.alhazen.model.Budget;
import dev.alhazen.model.Retries;
import dev.alhazen.sandbox.CachedSandbox;
import dev.alhazen.sandbox.ReplayedSandbox;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Slots;
import dev.alhazen.sandbox.SlottedSandbox;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Instruments;
import dev.alhazen.study.Models;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.study.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Instruments that really act, each effect recorded in the journal that they are bound to.
final class LiveWorkbench implements Workbench {
  private final World world;
  private final StudyFolder folder;
  private final Asked asked;
  private final Adapters adapters;
  private final Placement placement;
  private final Journal.OnChange onChange;
  private final LiveProgress progress;
  private final Interrupts interrupts;
  private final ModelChain models;
  private final StudyPurse purse;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  LiveWorkbench(
      World world,
      StudyFolder folder,
      Asked asked,
      Adapters adapters,
      Placement placement,
      Journal.OnChange onChange,
      LiveProgress progress,
      Interrupts interrupts) {
    this.world = world;
    this.folder = folder;
    this.asked = asked;
    this.adapters = adapters;
    this.placement = placement;
    this.onChange = onChange;
    this.progress = progress;
    this.interrupts = interrupts;
    this.models =
        new ModelChain(
            adapters.providers(),
            world.clock(),
            asked
                .options()
                .patienceSeconds()
                .map(Duration::ofSeconds)
                .map(Retries::of)
                .orElseGet(Retries::usual),
            interrupts.alert(world.sleeper()),
            _ -> {});
    this.purse = new StudyPurse(folder, asked);
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
    Budget budget = purse.of(journal, scope);
    Sandbox sandbox = sandbox(journal, scope, budget);
    return new Instruments(
        Models.of(role -> models.of(asked.model(role), journal, budget)),
        literature(journal),
        new ReplayedSimilarity(journal, adapters.similarity()),
        sandbox,
        adapters.typesetter(sandbox, folder.blobs()));
  }

  @Override
  public Purse purse() {
    return purse;
  }

  private Sandbox sandbox(Journal journal, String scope, Budget budget) {
    Slots slots = adapters.slots();
    Sandbox slotted =
        new SlottedSandbox(
            slots, request -> waits(scope, request.step().path()), adapters.sandbox());
    Sandbox cached =
        new CachedSandbox(
            world.cache().resolve("baselines"),
            folder.blobs(),
            placement.device(slots.device()),
            placement.place(journal, scope, slotted));
    Coders coders = new Coders(world, asked, adapters.providers());
    return new ReplayedSandbox(journal, coders.connected(cached, models, journal, budget));
  }

  /// Once for each run: its seeds wait for each other anyway.
  private void waits(String scope, String step) {
    String run = step.replaceFirst("/seed_\\d+$", "");
    if (waiting.add(scope + " " + run)) {
      progress.say(scope, run + " waits for a slot, all are in use");
    }
  }

  private List<Literature> literature(Journal journal) {
    return adapters.literature().stream()
        .<Literature>map(source -> new ReplayedLiterature(journal, source))
        .toList();
  }
}
