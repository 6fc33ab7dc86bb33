package dev.alhazen.base;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the outside is reached: through a proxy perhaps, and trusting authorities of the user's own
/// besides those that Java trusts. This class is immutable.
///
/// The variables are those that other programs read: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and
/// `NO_PROXY`, in capitals or not; `SSL_CERT_FILE`, `REQUESTS_CA_BUNDLE`, `CURL_CA_BUNDLE` and
/// `NODE_EXTRA_CA_CERTS`, of which all that are set count.
public final class Network {
  private static final List<String> AUTHORITIES =
      List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS");

  private final Map<String, Gateway> gateways;
  private final Exceptions exceptions;
  private final Optional<Trust> trust;

  private Network(Map<String, Gateway> gateways, Exceptions exceptions, Optional<Trust> trust) {
    this.gateways = Map.copyOf(gateways);
    this.exceptions = exceptions;
    this.trust = trust;
  }

  /// No proxy, and the authorities that Java trusts.
  public static Network direct() {
    return new Network(Map.of(), Exceptions.of(""), Optional.empty());
  }

  /// @throws ConfigurationException where a proxy's address or a file of authorities is unusable;
  ///   the variable is named
  public static Network of(Map<String, String> environment) {
    Map<String, Gateway> gateways =
        Stream.of("https", "http")
            .flatMap(scheme -> gateway(scheme, environment).stream())
            .collect(Collectors.toMap(Gateway::carried, gateway -> gateway));
    Exceptions exceptions = Exceptions.of(value("NO_PROXY", environment).orElse(""));
    return new Network(gateways, exceptions, trust(environment));
  }

  /// The proxy for an address; empty where it is reached directly.
  public Optional<Proxy> proxy(URI target) {
    return gateway(target).map(Gateway::proxy);
  }

  /// What the proxy for an address wants to know; empty where it wants nothing.
  public Optional<PasswordAuthentication> login(URI target) {
    return gateway(target).flatMap(Gateway::login);
  }

  /// The authorities, where they are not Java's own alone.
  public Optional<Trust> trust() {
    return trust;
  }

  /// A client that goes these ways; redirects are not followed.
  public HttpClient.Builder httpClient() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(new Selector())
            .authenticator(new Login());
    trust.map(Trust::context).ifPresent(builder::sslContext);
    return builder;
  }

  private Optional<Gateway> gateway(URI target) {
    return Optional.ofNullable(gateways.get(String.valueOf(target.getScheme())))
        .filter(_ -> !exceptions.cover(target));
  }

  private static Optional<Gateway> gateway(String scheme, Map<String, String> environment) {
    String variable = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
    return value(variable, environment)
        .map(address -> Gateway.parse(scheme, variable, address))
        .or(
            () ->
                value("ALL_PROXY", environment)
                    .map(address -> Gateway.parse(scheme, "ALL_PROXY", address)));
  }

  private static Optional<Trust> trust(Map<String, String> environment) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String variable : AUTHORITIES) {
      value(variable, environment).ifPresent(file -> files.put(variable, Path.of(file)));
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(Trust.of(files));
  }

  private static Optional<String> value(String name, Map<String, String> environment) {
    return Stream.of(name, name.toLowerCase(Locale.ROOT))
        .map(key -> environment.getOrDefault(key, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private final class Selector extends ProxySelector {
    @Override
    public List<Proxy> select(URI target) {
      return List.of(proxy(target).orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException failure) {
      // The caller gets the same failure.
    }
  }

  /// Answers proxies only, never servers.
  private final class Login extends Authenticator {
    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() != RequestorType.PROXY
          ? null
          : gateways.values().stream()
              .filter(gateway -> isAsking(gateway.address()))
              .flatMap(gateway -> gateway.login().stream())
              .findFirst()
              .orElse(null);
    }

    private boolean isAsking(InetSocketAddress proxy) {
      return proxy.getHostString().equalsIgnoreCase(getRequestingHost())
          && proxy.getPort() == getRequestingPort();
    }
  }
}
