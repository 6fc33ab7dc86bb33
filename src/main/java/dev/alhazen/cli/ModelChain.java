package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Budget;
import dev.alhazen.model.ContinuedModel;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.RecordedModel;
import dev.alhazen.model.ReplayedModel;
import dev.alhazen.model.RetriedModel;
import dev.alhazen.model.Retries;
import dev.alhazen.model.Sleeper;
import dev.alhazen.model.gateway.Calls;
import dev.alhazen.model.gateway.Upstream;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Puts around a provider's bare model what every call goes through: recall, retries, record and
/// budget. One for all journals of a process. This class is thread-safe.
final class ModelChain {
  /// Before the names of adapters that pass calls on.
  private static final String PASSED = "passed ";

  private final Providers providers;
  private final Retries retries;
  private final Sleeper sleeper;
  private final Consumer<String> heard;
  private final Outages outages;

  /// Connections are costly: one adapter for all chains.
  private final Map<String, Model> adapters = new ConcurrentHashMap<>();

  ModelChain(
      Providers providers,
      InstantSource clock,
      Retries retries,
      Sleeper sleeper,
      Consumer<String> heard) {
    this.providers = providers;
    this.outages = new Outages(clock);
    this.retries = retries;
    this.sleeper = sleeper;
    this.heard = heard;
  }

  /// @param name of the model
  /// @param journal where the calls are recorded, and recalled from
  /// @param budget what they spend from
  Model of(String name, Journal journal, Budget budget) {
    Model adapter = adapters.computeIfAbsent(name, providers::model);
    Model retried = retried(name, adapter, journal, budget);
    // Several samples and the rest of a cut reply are effects of their own, so above the recall.
    return ContinuedModel.over(new ReplayedModel(journal, retried));
  }

  /// The same for the calls of a program that asks in its own words.
  Calls.Chain passed(Upstream upstream, Journal journal, Budget budget) {
    String name = upstream.name().toString();
    Model adapter = adapters.computeIfAbsent(PASSED + name, _ -> providers.passed(upstream, name));
    Model retried = retried(name, adapter, journal, budget);
    return new Calls.Chain(new ReplayedModel(journal, retried), retried);
  }

  private Model retried(String name, Model adapter, Journal journal, Budget budget) {
    return new RetriedModel(
        retries,
        outages.of(providers.server(name)),
        sleeper,
        wait -> note(journal, wait),
        new RecordedModel(journal, budget, providers.known(name), adapter));
  }

  private void note(Journal journal, RetriedModel.Wait wait) {
    String line = line(wait);
    Map<String, Object> value =
        Map.of(
            "text", line,
            "by", wait.model(),
            "attempt", wait.attempt(),
            "millis", wait.duration().toMillis());
    journal.note(wait.step(), Account.WAIT, Json.tree(value));
    heard.accept(line);
  }

  /// `openai/gpt-4o has not answered for 3 min 0 s; next try in 60 s; Ctrl-C saves. (reason)`
  private static String line(RetriedModel.Wait wait) {
    String silence =
        wait.silence().toSeconds() < 1
            ? "does not answer"
            : "has not answered for " + Span.display(wait.silence());
    return "%s %s; waiting %s for the next try; Ctrl-C saves (%s)"
        .formatted(wait.model(), silence, Span.display(wait.duration()), cause(wait.reason()));
  }

  private static String cause(ModelException reason) {
    return Optional.of(reason.explanation())
        .filter(text -> text.length() <= 160)
        .orElseGet(() -> reason.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
