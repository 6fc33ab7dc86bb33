package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Budget;
import dev.alhazen.model.Model;
import java.nio.file.Path;
import java.util.Map;

/// A model with a journal of its own, for single stages on a user's files: what was paid once is
/// not paid again when the same command is given again.
///
/// @param model recorded, retried, replayed, within the budget
record Bench(Journal journal, Model model) implements AutoCloseable {

  /// @param folder where the journal is kept
  static Bench open(World world, ModelOptions options, String name, Money limit, Path folder) {
    Providers providers = options.providers(world, name);
    providers.requirePrice(name);
    ModelChain chain =
        new ModelChain(
            providers,
            world.clock(),
            options.retries(),
            world.sleeper(),
            line -> world.err().println(line));
    Journal journal =
        Journal.open(
            folder.resolve("journal.jsonl"),
            new Blobs(folder.resolve("blobs")),
            world.clock(),
            Journal.OnChange.REPEAT,
            Json.tree(Map.of("program", Version.number())));
    Budget budget = Budget.of(limit, Account.of(journal.entries()).total());
    return new Bench(journal, chain.of(name, journal, budget));
  }

  @Override
  public void close() {
    journal.close();
  }
}
