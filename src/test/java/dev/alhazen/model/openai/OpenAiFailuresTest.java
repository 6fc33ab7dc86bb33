package dev.alhazen.model.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each way in which a provider can fail becomes one clear sentence and the right kind.
class OpenAiFailuresTest {
  private static final String KEY = "sk-very-secret-1234";

  private final LoopbackOpenAi server = new LoopbackOpenAi();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void namesTheVariableOfAWrongKeyButNeverTheKey() {
    server.thenStatus(401, "Incorrect API key provided: " + KEY + ".");
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure.cost()).contains(Money.ZERO);
    assertThat(failure)
        .hasMessage(
            "openai/gpt-4o at %s answered with status 401: Incorrect API key provided: (key). Check the key in OPENAI_API_KEY."
                .formatted(server.baseUrl()));
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "402, REFUSED",
    "403, REFUSED",
    "404, NO_SUCH_MODEL",
    "408, UNREACHABLE",
    "413, BAD_REQUEST",
    "422, BAD_REQUEST",
    "429, RATE_LIMITED",
    "500, OVERLOADED",
    "502, OVERLOADED",
    "503, OVERLOADED",
    "529, OVERLOADED",
  })
  void mapsStatusToKind(int status, Kind kind) {
    server.thenStatus(status, "The reason.");
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure)
        .hasMessageStartingWith(
            "openai/gpt-4o at %s answered with status %d: The reason. "
                .formatted(server.baseUrl(), status));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void doesNotWaitForAQuotaThatIsUsedUp() {
    server.then(
        (_, exchange) ->
            LoopbackOpenAi.send(
                exchange,
                429,
                "{\"error\": {\"message\": \"Over quota\", \"code\": \"insufficient_quota\"}}"));
    assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void saysThatAHostDoesNotExist() {
    assertThat(failure("http://nowhere.invalid/v1", Duration.ofSeconds(5)))
        .hasMessageContaining("http://nowhere.invalid/v1 cannot be reached")
        .hasMessageContaining("Check the base URL");
  }

  @Test
  void readsTheWaitThatGoogleHidesInItsBody() {
    server.then(
        (_, exchange) ->
            LoopbackOpenAi.send(
                exchange,
                429,
                """
                [{"error": {"code": 429, "message": "Quota exceeded.", "details": [
                  {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "37s"}]}}]
                """));
    ModelException failure = failure();
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(37));
    assertThat(failure).hasMessageContaining("status 429: Quota exceeded. Too many requests");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"error": {"code": 502, "message": "Provider returned error",
                   "metadata": {"provider_name": "Acme", "raw": "overloaded"}}}
        """,
        """
        {"choices": [{"finish_reason": "error", "message": {"content": ""}, "error":
          {"code": 502, "message": "Provider returned error",
           "metadata": {"provider_name": "Acme", "raw": "overloaded"}}}]}
        """
      })
  void findsTheFailureThatAGatewayHidesInAReply(String body) {
    server.thenBody(body);
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(failure)
        .hasMessageContaining("status 502: Provider returned error (Acme: overloaded)");
  }

  @Test
  void saysThatAReplyHasNoChoice() {
    server.thenBody("{\"error\": {\"message\": \"upstream failed\"}}");
    assertThat(failure())
        .hasMessageContaining("holds no choice")
        .hasMessageContaining("upstream failed");
  }

  @Test
  void saysThatAServerSpeaksNoTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> forbid(plain));
      String url = "https://127.0.0.1:%d/v1".formatted(plain.getLocalPort());
      ModelException failure = failure(url, Duration.ofSeconds(5));
      assertThat(failure).hasMessageContaining("speaks no TLS. Write http://");
      assertThat(failure.kind()).isEqualTo(Kind.WRONG_ADDRESS);
    }
  }

  @Test
  void saysThatAProxyCarriesNothing() throws IOException {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> forbid(proxy));
      ModelName name = ModelName.parse("openai/gpt-4o");
      Map<String, String> environment =
          Map.of("OPENAI_API_KEY", KEY, "HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort());
      Endpoint endpoint = Endpoint.of(name, Optional.of("https://far.example"), environment);
      OpenAiModel model = new OpenAiModel(name, endpoint, Price.parse("1,2"), () -> Instant.EPOCH);
      ModelException failure =
          catchThrowableOfType(ModelException.class, () -> model.ask(request()));
      assertThat(failure.kind()).isEqualTo(Kind.WRONG_ADDRESS);
      assertThat(failure)
          .hasMessageContaining("The proxy on the way to openai/gpt-4o at https://far.example")
          .hasMessageContaining("403");
    }
  }

  @Test
  void countsAServerThatTakesNoConnectionAtNothing() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket _ = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket _ = new Socket(full.getInetAddress(), full.getLocalPort())) {
      ModelException failure =
          failure("http://127.0.0.1:%d/v1".formatted(full.getLocalPort()), Duration.ofSeconds(2));
      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure.cost()).contains(Money.ZERO);
      assertThat(failure).hasMessageContaining("cannot be reached");
    }
  }

  private static void forbid(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getInputStream().read(new byte[4_096]);
      client
          .getOutputStream()
          .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
      client.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelException failure() {
    return failure(server.baseUrl(), Duration.ofSeconds(30));
  }

  private static ModelException failure(String url, Duration timeout) {
    ModelException failure =
        catchThrowableOfType(ModelException.class, () -> model(url, timeout).ask(request()));
    assertThat(failure.getMessage()).doesNotContain(KEY);
    return failure;
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }

  private static OpenAiModel model(String url, Duration timeout) {
    ModelName name = ModelName.parse("openai/gpt-4o");
    Endpoint endpoint =
        Endpoint.of(name, Optional.of(url), Map.of("OPENAI_API_KEY", KEY)).withTimeout(timeout);
    return new OpenAiModel(name, endpoint, Price.parse("1,2"), () -> Instant.EPOCH);
  }
}
