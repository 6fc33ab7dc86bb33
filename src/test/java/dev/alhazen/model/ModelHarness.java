package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alhazen.base.Network;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.Wire.Said;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// What the contract of models needs of an adapter's test: the adapter, and its provider's
/// protocol.
public abstract class ModelHarness {
  protected static final Tokens USE = new Tokens(1_000, 400, 300, 50, 20);
  protected static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  protected final LoopbackServer server = LoopbackServer.plain();

  /// Where and how the adapter under test is to call.
  ///
  /// @param server scheme, host and port of the loopback server; what path its protocol needs the
  ///   adapter's test adds
  /// @param clock for `Retry-After` headers that name a date
  protected record Setting(URI server, Duration timeout, Network network, InstantSource clock) {}

  protected abstract Wire wire();

  /// The adapter, called with the key below.
  protected abstract Model model(Setting setting);

  /// The secret that no message may show.
  protected abstract String key();

  /// What the adapter is told that its model costs.
  protected Price price() {
    return Price.parse("2.5,1.25,10");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  protected final Model model() {
    return model(setting());
  }

  protected final Setting setting() {
    return at(server.address());
  }

  protected final Setting at(URI address) {
    return new Setting(address, PATIENCE, Network.direct(), () -> NOW);
  }

  protected static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }

  protected final String saying(String... samples) {
    return wire().reply(new Said(List.of(samples), FinishReason.STOP, USE));
  }

  protected final ModelException failure() {
    return failure(setting());
  }

  /// The failure of one call, which must not tell the key anywhere.
  protected final ModelException failure(Setting setting) {
    Model model = model(setting);
    ModelException failure = catchThrowableOfType(ModelException.class, () -> model.ask(request()));
    assertThat(failure).as("a failure").isNotNull();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(key());
    }
    return failure;
  }
}
