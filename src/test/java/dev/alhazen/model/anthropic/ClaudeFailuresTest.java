package dev.alhazen.model.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelRequest;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way in which a service can fail becomes one clear sentence and the right kind.
class ClaudeFailuresTest {
  private final LoopbackClaude server = new LoopbackClaude();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void namesTheVariableOfAWrongKeyButNeverTheKey() {
    server.thenStatus(401, "invalid x-api-key: " + Users.KEY);
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure.cost()).contains(Money.ZERO);
    assertThat(failure)
        .hasMessage(
            "anthropic/claude-3-5-haiku-20241022 at %s answered with status 401: invalid x-api-key: (key). Check the key in ANTHROPIC_API_KEY."
                .formatted(server.address()));
  }

  @ParameterizedTest
  @CsvSource({
    "302, BAD_REQUEST",
    "400, BAD_REQUEST",
    "402, REFUSED",
    "403, REFUSED",
    "404, NO_SUCH_MODEL",
    "408, UNREACHABLE",
    "413, BAD_REQUEST",
    "422, BAD_REQUEST",
    "429, RATE_LIMITED",
    "500, OVERLOADED",
    "503, OVERLOADED",
    "529, OVERLOADED",
  })
  void mapsStatusToKind(int status, Kind kind) {
    server.thenStatus(status, "The reason.");
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure).hasMessageContaining("answered with status %d: The reason. ".formatted(status));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void doesNotFollowARedirectionWithTheKey() {
    server.thenStatus(307, "", "Location", server.address() + "/elsewhere?token=hidden");
    assertThat(failure())
        .hasMessageContaining("points to %s/elsewhere.".formatted(server.address()))
        .hasMessageNotContaining("hidden");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void doesNotTakeAnEmptyAccountForABadRequest() {
    server.thenStatus(400, "Your credit balance is too low to access the Anthropic API.");
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessageContaining("Add credit");
  }

  @Test
  void tellsHowLongAServiceAsksToWait() {
    server.thenStatus(429, "Slow down.", "Retry-After", "7");
    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void saysThatAServerCannotBeReached() {
    URI address = server.address();
    server.close();
    ModelException failure = failure(Users.ofAnthropic("claude-3-5-haiku-20241022", address));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.cost()).contains(Money.ZERO);
    assertThat(failure).hasMessageContaining("at %s cannot be reached".formatted(address));
  }

  @Test
  void boundsASlowBody() {
    server.then(
        (_, exchange) -> {
          byte[] body = LoopbackClaude.message("end_turn").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            for (byte b : body) {
              out.write(b);
              out.flush();
              pause();
            }
          }
        });
    long start = System.nanoTime();
    ModelException failure = failure(model().withTimeout(Duration.ofSeconds(1)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.cost()).isEmpty();
    assertThat(failure).hasMessageContaining("gave no complete reply within 1 s");
  }

  @Test
  void saysThatTheConnectionBroke() {
    server.then(
        (_, exchange) -> {
          byte[] body =
              LoopbackClaude.message("end_turn", LoopbackClaude.text("never complete"))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body, 0, body.length / 2);
          exchange.getResponseBody().flush();
          exchange.close();
        });
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.cost()).isEmpty();
    assertThat(failure).hasMessageContaining("broke before the reply was complete");
  }

  @Test
  void saysThatAReplyIsNotJson() {
    server.thenBody("<html>It works!</html>");
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure).hasMessageContaining("not what the protocol says");
  }

  @Test
  void saysThatAReplyHasNoContent() {
    server.thenBody("{\"error\": {\"message\": \"upstream failed\"}}");
    assertThat(failure())
        .hasMessageContaining("holds no content")
        .hasMessageContaining("upstream failed");
  }

  @Test
  void saysThatAReplyIsEmptyAndWhatItCost() {
    server.thenBody(LoopbackClaude.message("end_turn"));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure.cost()).contains(Money.of("0.00014"));
  }

  @Test
  void readsNoEndlessReply() {
    server.thenBody(LoopbackClaude.message("end_turn", LoopbackClaude.text("a".repeat(10_000_000))));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure).hasMessageContaining("longer than 8 MB");
  }

  @Test
  void countsWhatWasPaidWhereOneOfSeveralSamplesFails() {
    server.thenSaying("one").thenSaying("two").thenStatus(500, "Broken.");
    ModelException failure =
        catchThrowableOfType(
            ModelException.class, () -> model().ask(request().withSamples(3)));
    assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(failure.cost()).contains(Money.of("0.00028"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | ValidationException | Invocation of model ID anthropic.claude-3-5-sonnet-20241022-v2:0 with on-demand throughput isn’t supported. Retry with an inference profile. | NO_SUCH_MODEL | bedrock/us.anthropic.claude-3-5-sonnet-20241022-v2:0",
        "400 | ValidationException | The provided model identifier is invalid. | NO_SUCH_MODEL | in eu-central-1",
        "400 | ThrottlingException | Too many tokens, please wait. | RATE_LIMITED | quota",
        "429 | ThrottlingException | Too many requests. | RATE_LIMITED | quota",
        "403 | ExpiredTokenException | The security token included in the request is expired | REFUSED | expired",
        "403 | AccessDeniedException | You don't have access to the model with the specified model ID. | REFUSED | access to the model",
        "424 | ModelErrorException | The model failed. | OVERLOADED | try again",
        "503 | ServiceUnavailableException | Bedrock is unable to process it. | OVERLOADED | try again",
      })
  void understandsBedrock(int status, String type, String message, Kind kind, String advice) {
    server.thenRefusal(
        status,
        "{\"message\": \"%s\"}".formatted(message),
        "x-amzn-ErrorType",
        type + ":http://internal.amazon.com/coral/");
    ModelException failure =
        failure(
            Users.ofBedrock(
                "bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0", server.address()));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(type + ": " + message.replaceFirst("\\.$", ""));
    assertThat(failure).hasMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | Permission 'aiplatform.endpoints.predict' denied on resource. | REFUSED | https://console.cloud.google.com/vertex-ai/model-garden?project=my-project",
        "400 | Project my-project is not allowed to use Publisher Model claude | REFUSED | model-garden",
        "404 | Publisher Model claude-3 was not found. | NO_SUCH_MODEL | version after an @",
        "429 | Quota exceeded for online_prediction_requests_per_base_model. | RATE_LIMITED | quotas?project=my-project",
      })
  void understandsVertex(
      int status, String message, Kind kind, String advice, @TempDir Path home) {
    server.thenRefusal(
        status, "[{\"error\": {\"code\": %d, \"message\": \"%s\"}}]".formatted(status, message));
    ModelException failure =
        failure(Users.ofVertex("vertex/claude-3-opus@20240229", server.address(), home));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(message.replaceFirst("\\.$", ""));
    assertThat(failure).hasMessageContaining(advice);
  }

  private ModelException failure() {
    return failure(model());
  }

  private ClaudeModel model() {
    return Users.ofAnthropic("claude-3-5-haiku-20241022", server.address());
  }

  private static ModelException failure(ClaudeModel model) {
    ModelException failure =
        catchThrowableOfType(ModelException.class, () -> model.ask(request()));
    assertThat(failure.getMessage())
        .doesNotContain(Users.KEY, Users.AWS_SECRET, "ya29.secret", "hidden");
    return failure;
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
