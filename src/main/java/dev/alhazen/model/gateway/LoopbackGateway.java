package dev.alhazen.model.gateway;

import com.sun.net.httpserver.HttpServer;
import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.model.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves programs of others at a Unix socket each. Behind it stands a server on loopback, which
/// turns away every connection that did not come by the socket. This class is thread-safe.
public final class LoopbackGateway implements Gateway {
  private final Upstream upstream;
  private final Calls.Chain chain;

  /// @param chain how calls are made: recorded, retried and held to the budget
  public LoopbackGateway(Upstream upstream, Calls.Chain chain) {
    this.upstream = upstream;
    this.chain = chain;
  }

  @Override
  public Door open(Step step) {
    return new Served(new Calls(upstream, chain, step));
  }

  private static final class Served implements Door {
    private final Calls calls;
    private final HttpServer server;
    private final Relay relay;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Served(Calls calls) {
      this.calls = calls;
      try {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        this.server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      } catch (IOException e) {
        throw new UnavailableException(
            "The gateway for the coder cannot listen on loopback: %s.".formatted(e), e);
      }
      this.relay = new Relay(server.getAddress());
      server.setExecutor(threads);
      server.createContext("/", new Exchanges(calls, relay)::handle);
      server.start();
    }

    @Override
    public Path socket() {
      return relay.socket();
    }

    @Override
    public Optional<AlhazenException> failure() {
      return calls.failure();
    }

    /// Calls under way are waited for, as they are paid; an interrupt would close the journal, too.
    @Override
    public void close() {
      calls.close();
      server.stop(0);
      threads.close();
      relay.close();
    }
  }
}
