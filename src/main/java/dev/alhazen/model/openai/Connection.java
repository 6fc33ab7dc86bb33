package dev.alhazen.model.openai;

import com.openai.azure.AzureUrlPathMode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Timeout;
import com.openai.core.http.ProxyAuthenticator;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Provider;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The official client, set up for an endpoint; built on first use, since it takes about a second.
/// This class is thread-safe.
final class Connection {
  /// With the usual retries, a server that is not there is given up within a minute.
  private static final Duration CONNECT = Duration.ofSeconds(8);

  /// The client insists on a key.
  private static final String NO_KEY = "none";

  private final Provider provider;
  private final Endpoint endpoint;
  private final InstantSource clock;
  private final Secrets secrets;
  private @Nullable OpenAIClient client;

  Connection(Provider provider, Endpoint endpoint, InstantSource clock) {
    this.provider = provider;
    this.endpoint = endpoint;
    this.clock = clock;
    this.secrets = new Secrets(endpoint.headers().sequencedValues());
  }

  Secrets secrets() {
    return secrets;
  }

  synchronized OpenAIClient client() {
    OpenAIClient known = client;
    if (known == null) {
      known = built();
      client = known;
    }
    return known;
  }

  private OpenAIClient built() {
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder()
            .baseUrl(endpoint.baseUrl().toString().replaceFirst("\\?.*$", ""))
            .azureUrlPathMode(AzureUrlPathMode.UNIFIED)
            .apiKey(NO_KEY)
            .timeout(timeout())
            .maxRetries(0)
            .followRedirects(false)
            .disableTelemetry(true)
            .addInterceptor(new Doorman(endpoint.bearer(), clock, secrets));
    if (provider == Provider.OPENROUTER) {
      builder.putHeader("X-Title", "Alhazen");
    }
    endpoint.headers().forEach(builder::replaceHeaders);
    query(builder);
    way(builder);
    return builder.build();
  }

  private Timeout timeout() {
    Duration whole = endpoint.timeout();
    Duration half = whole.dividedBy(2);
    Duration connect = half.compareTo(CONNECT) < 0 ? half : CONNECT;
    return Timeout.builder().connect(connect).read(whole).write(whole).request(whole).build();
  }

  /// Azure wants its `api-version` there.
  private void query(OpenAIOkHttpClient.Builder builder) {
    String query = endpoint.baseUrl().getRawQuery();
    Stream.of(query == null ? new String[0] : query.split("&"))
        .map(part -> part.split("=", 2))
        .forEach(
            part ->
                builder.putQueryParam(decoded(part[0]), part.length < 2 ? "" : decoded(part[1])));
  }

  private void way(OpenAIOkHttpClient.Builder builder) {
    URI target = endpoint.baseUrl();
    builder.proxy(endpoint.network().proxy(target).orElse(Proxy.NO_PROXY));
    endpoint
        .network()
        .login(target)
        .ifPresent(
            login ->
                builder.proxyAuthenticator(
                    ProxyAuthenticator.basic(
                        login.getUserName(), new String(login.getPassword()))));
    endpoint
        .network()
        .trust()
        .ifPresent(
            trust ->
                builder
                    .sslSocketFactory(trust.context().getSocketFactory())
                    .trustManager(trust.manager()));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
