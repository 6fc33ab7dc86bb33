package dev.alhazen.model.gateway;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Availability;
import dev.alhazen.model.Budget;
import dev.alhazen.model.Gateway;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import dev.alhazen.model.RecordedModel;
import dev.alhazen.model.ReplayedModel;
import dev.alhazen.model.RetriedModel;
import dev.alhazen.model.Retries;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// A gateway over a loopback provider, with a real journal, a real budget, and retries without
/// waits.
public final class GatewayBench implements AutoCloseable {
  /// What the provider is to see, and nobody else.
  public static final String KEY = "sk-real-key-of-the-user-0123456789";

  /// A dollar for a million prompt tokens, ten for a million of the reply.
  public static final Price PRICE = Price.parse("1,10");

  private final Journal journal;
  private final Upstream upstream;
  private final Calls.Chain chain;

  public GatewayBench(Path folder, String model, LoopbackProvider provider, Budget budget) {
    this.journal =
        Journal.open(
            folder.resolve("journal.jsonl"),
            new Blobs(folder.resolve("blobs")),
            InstantSource.system(),
            Journal.OnChange.STOP,
            Json.tree(Map.of()));
    this.upstream =
        Upstream.of(
            ModelName.parse(model),
            Optional.of(provider.baseUrl()),
            Map.of("OPENAI_API_KEY", KEY, "ANTHROPIC_API_KEY", KEY));
    Model passed = new PassedModel(upstream, PRICE, InstantSource.system());
    Model retried =
        new RetriedModel(
            Retries.usual(),
            new Availability(InstantSource.system()),
            _ -> {},
            _ -> {},
            new RecordedModel(journal, budget, PRICE, passed));
    this.chain = new Calls.Chain(new ReplayedModel(journal, retried), retried);
  }

  public Journal journal() {
    return journal;
  }

  public Gateway gateway() {
    return new LoopbackGateway(upstream, chain);
  }

  Calls calls(Step step) {
    return new Calls(upstream, chain, step);
  }

  @Override
  public void close() {
    journal.close();
  }
}
