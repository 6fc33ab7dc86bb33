package dev.alhazen.model.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.Timeout;
import com.anthropic.core.http.ProxyAuthenticator;
import dev.alhazen.base.Network;
import dev.alhazen.model.Secrets;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The client of a service, by the user's way to the outside; built on first use, since that takes
/// about a second. This class is thread-safe.
final class Connection {
  /// With the usual retries, a server that is not there is given up within a minute.
  private static final Duration CONNECT = Duration.ofSeconds(8);

  private static final String LOGIN = "Proxy-Authorization";

  private final Service service;
  private final Network network;
  private final Duration timeout;
  private final Secrets secrets = new Secrets(List.of());
  private @Nullable AnthropicClient client;

  /// @param timeout bounds a whole call, the reading of its reply included
  Connection(Service service, Network network, Duration timeout) {
    this.service = service;
    this.network = network;
    this.timeout = timeout;
  }

  /// What no message may show.
  Secrets secrets() {
    return secrets;
  }

  synchronized AnthropicClient client() {
    AnthropicClient known = client;
    if (known == null) {
      known = build();
      client = known;
    }
    return known;
  }

  /// Go with each request: the client refuses long replies where none tells how long they may take.
  RequestOptions options() {
    return RequestOptions.builder().timeout(timeouts()).followRedirects(false).build();
  }

  private Timeout timeouts() {
    Duration half = timeout.dividedBy(2);
    Duration connect = half.compareTo(CONNECT) < 0 ? half : CONNECT;
    return Timeout.builder().connect(connect).read(timeout).write(timeout).request(timeout).build();
  }

  private AnthropicClient build() {
    AnthropicOkHttpClient.Builder builder =
        AnthropicOkHttpClient.builder()
            .backend(service.backend(secrets))
            .timeout(timeouts())
            .maxRetries(0)
            .proxy(network.proxy(service.address()).orElse(Proxy.NO_PROXY));
    network.login(service.address()).map(Connection::once).ifPresent(builder::proxyAuthenticator);
    network
        .trust()
        .ifPresent(
            trust ->
                builder
                    .sslSocketFactory(trust.context().getSocketFactory())
                    .trustManager(trust.manager()));
    return builder.build();
  }

  /// A login that was refused is not tried again.
  private static ProxyAuthenticator once(PasswordAuthentication login) {
    ProxyAuthenticator basic =
        ProxyAuthenticator.basic(login.getUserName(), new String(login.getPassword()));
    return (proxy, request, response) ->
        request.headers().values(LOGIN).isEmpty()
            ? basic.authenticate(proxy, request, response)
            : Optional.empty();
  }
}
