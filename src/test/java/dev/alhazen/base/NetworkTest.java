package dev.alhazen.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
  private static final URI SERVER = URI.create("https://api.example.org/v1");

  @Test
  void takesTheProxyOfTheScheme() {
    Network network =
        Network.of(Map.of("https_proxy", "http://one:3128", "HTTP_PROXY", "two.example"));
    assertThat(address(network, SERVER)).isEqualTo("one:3128");
    assertThat(address(network, URI.create("http://api.example.org"))).isEqualTo("two.example:80");
  }

  @Test
  void leavesOutTheHostsOfNoProxy() {
    Network network =
        Network.of(
            Map.of(
                "ALL_PROXY", "socks5://one:1", "NO_PROXY", "localhost, .example.org,10.0.0.7:80"));
    assertThat(network.proxy(SERVER)).isEmpty();
    assertThat(network.proxy(URI.create("http://localhost:8000/v1"))).isEmpty();
    assertThat(network.proxy(URI.create("http://10.0.0.7:80"))).isEmpty();
    assertThat(network.proxy(URI.create("http://10.0.0.7:81"))).isPresent();
    assertThat(network.proxy(URI.create("https://badexample.org")).orElseThrow().type())
        .isEqualTo(Proxy.Type.SOCKS);
  }

  @Test
  void refusesAnAddressThatIsNoneWithoutShowingItsPassword() {
    assertThatThrownBy(() -> Network.of(Map.of("HTTPS_PROXY", "ftp://me:secret@one")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageContaining("http://proxy.example:3128")
        .hasMessageNotContaining("secret");
  }

  @Test
  void goesThroughTheProxyWithItsLogin() throws Exception {
    List<String> logins = new ArrayList<>();
    HttpServer proxy = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          List<String> given = exchange.getRequestHeaders().get("Proxy-Authorization");
          byte[] body = "carried".getBytes(StandardCharsets.UTF_8);
          if (given == null) {
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
            exchange.sendResponseHeaders(407, -1);
          } else {
            logins.addAll(given);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    proxy.start();
    try {
      String address = "http://me:p%40ss@127.0.0.1:" + proxy.getAddress().getPort();
      Network network = Network.of(Map.of("HTTP_PROXY", address));
      HttpResponse<String> reply =
          network
              .httpClient()
              .build()
              .send(
                  HttpRequest.newBuilder(URI.create("http://nowhere.example/")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(reply.body()).isEqualTo("carried");
      assertThat(logins).containsExactly("Basic bWU6cEBzcw==");
    } finally {
      proxy.stop(0);
    }
  }

  @Test
  void refusesAFileOfAuthoritiesThatHoldsNone(@TempDir Path folder) throws Exception {
    Path empty = Files.writeString(folder.resolve("ca.pem"), "");
    assertThatThrownBy(() -> Network.of(Map.of("SSL_CERT_FILE", empty.toString())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SSL_CERT_FILE")
        .hasMessageContaining("no PEM certificate");
    assertThatThrownBy(() -> Network.of(Map.of("SSL_CERT_FILE", folder + "/none.pem")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("none.pem");
  }

  private static String address(Network network, URI target) {
    InetSocketAddress address =
        (InetSocketAddress) Objects.requireNonNull(network.proxy(target).orElseThrow().address());
    return address.getHostString() + ":" + address.getPort();
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
