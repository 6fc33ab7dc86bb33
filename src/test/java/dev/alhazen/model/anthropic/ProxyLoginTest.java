package dev.alhazen.model.anthropic;

import static dev.alhazen.model.anthropic.ClaudeWire.saying;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alhazen.base.Network;
import dev.alhazen.base.Step;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A proxy that wants to know who asks.
class ProxyLoginTest {
  private final LoopbackServer proxy = LoopbackServer.plain();

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void tellsTheProxyItsLogin() {
    proxy.then(asking()).then(saying("Carried."));
    assertThat(ask("http://claude.example").text()).isEqualTo("Carried.");
    assertThat(proxy.lastRequest().headers())
        .containsEntry("proxy-authorization", "Basic bWU6cEBzcw==");
  }

  @Test
  void doesNotInsistOnALoginThatIsRefused() {
    proxy.always(asking());
    assertRefused(catchThrowableOfType(ModelException.class, () -> ask("http://claude.example")));
    assertThat(proxy.requests()).hasSize(2);
  }

  @Test
  void doesNotInsistOnALoginThatIsRefusedToATunnel() throws IOException {
    try (ServerSocket tunnel = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuseTunnels(tunnel));
      String way = "127.0.0.1:" + tunnel.getLocalPort();
      assertRefused(
          catchThrowableOfType(ModelException.class, () -> ask("https://claude.example", way)));
    }
  }

  private static void assertRefused(ModelException failure) {
    assertThat(failure.kind())
        .as(failure.getMessage())
        .isEqualTo(ModelException.Kind.WRONG_ADDRESS);
    assertThat(failure).hasMessageContaining("HTTPS_PROXY").hasMessageNotContaining("p@ss");
  }

  /// The JDK's server knows no tunnels.
  private static void refuseTunnels(ServerSocket tunnel) {
    while (!tunnel.isClosed()) {
      try (Socket socket = tunnel.accept()) {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        String reply =
            "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
        socket.getOutputStream().write(reply.getBytes(UTF_8));
      } catch (IOException _) {
        // The client went away, or the test is over.
      }
    }
  }

  private static LoopbackServer.Line asking() {
    return LoopbackServer.status(407, "", "Proxy-Authenticate", "Basic realm=\"p\"");
  }

  private ModelReply ask(String address) {
    return ask(address, proxy.address().getAuthority());
  }

  private static ModelReply ask(String address, String way) {
    String url = "http://me:p%40ss@" + way;
    Map<String, String> variables =
        Map.of("HTTP_PROXY", url, "HTTPS_PROXY", url, "ANTHROPIC_API_KEY", Users.KEY);
    ModelName name = ModelName.parse("claude-haiku-4-5");
    Service service = Service.of(name, Optional.of(address), variables);
    return new ClaudeModel(name, service, Network.of(variables), Price.FREE, InstantSource.system())
        .ask(ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello."));
  }
}
