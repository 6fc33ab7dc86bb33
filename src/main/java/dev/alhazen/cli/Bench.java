package dev.alhazen.cli;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Budget;
import dev.alhazen.model.ContinuedModel;
import dev.alhazen.model.Model;
import dev.alhazen.model.Price;
import dev.alhazen.model.RecordedModel;
import dev.alhazen.model.ReplayedModel;
import dev.alhazen.model.RetriedModel;
import dev.alhazen.model.Retries;
import java.nio.file.Path;
import java.util.Map;

/// A model with a journal of its own, for single stages on a user's files: what was paid once is
/// not paid again when the same command is given again.
///
/// @param model recorded, retried, replayed, within the budget
record Bench(Journal journal, Model model) implements AutoCloseable {

  /// @param folder where the journal is kept
  static Bench open(World world, ModelOptions options, String name, Money limit, Path folder) {
    Providers providers = new Providers(world, options.baseUrl(), options.price());
    Model provider = providers.model(name);
    Price price =
        providers
            .price(name)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        ("The price of %s is not known, so the limit of %s cannot be held. Give it"
                                + " with --price IN,OUT (US dollars per million tokens).")
                            .formatted(name, limit.display())));
    Journal journal =
        Journal.open(
            folder.resolve("journal.jsonl"),
            new Blobs(folder.resolve("blobs")),
            world.clock(),
            Journal.OnChange.REPEAT,
            Json.tree(Map.of("program", Version.number())));
    Budget budget = Budget.of(limit, Account.of(journal.entries()).total());
    Model retried =
        new RetriedModel(
            Retries.usual(),
            world.sleeper(),
            (_, _, wait, reason) ->
                world
                    .err()
                    .println("%s; waiting %s".formatted(reason.explanation(), Span.display(wait))),
            new RecordedModel(journal, budget, price, provider));
    return new Bench(journal, ContinuedModel.over(new ReplayedModel(journal, retried)));
  }

  @Override
  public void close() {
    journal.close();
  }
}
