package dev.alhazen.model.anthropic;

import static dev.alhazen.model.LoopbackServer.json;
import static dev.alhazen.model.LoopbackServer.status;
import static dev.alhazen.model.anthropic.ClaudeWire.refusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What only some of the services say when they refuse.
class ClaudeFailuresTest {
  private final LoopbackServer server = LoopbackServer.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void namesTheVariableOfAWrongKeyButNeverTheKey() {
    server.then(refusing(401, "invalid x-api-key: " + Users.KEY));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure.cost()).contains(Money.ZERO);
    assertThat(failure)
        .hasMessage(
            "anthropic/claude-3-5-haiku-20241022 at %s answered with status 401: invalid x-api-key: (key). Check the key in ANTHROPIC_API_KEY."
                .formatted(server.address()));
  }

  @Test
  void doesNotTakeAnEmptyAccountForABadRequest() {
    server.then(refusing(400, "Your credit balance is too low to access the Anthropic API."));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessageContaining("Add credit");
  }

  @Test
  void saysThatAReplyHasNoContent() {
    server.then(json("{\"error\": {\"message\": \"upstream failed\"}}"));
    assertThat(failure())
        .hasMessageContaining("holds no content")
        .hasMessageContaining("upstream failed");
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
    server.then(
        status(
            status,
            "{\"message\": \"%s\"}".formatted(message),
            "x-amzn-ErrorType",
            type + ":http://internal.amazon.com/coral/"));
    ModelException failure =
        failure(Users.ofBedrock("bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0", server));
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
  void understandsVertex(int status, String message, Kind kind, String advice) {
    server.then(
        status(
            status,
            "[{\"error\": {\"code\": %d, \"message\": \"%s\"}}]".formatted(status, message)));
    ModelException failure = failure(vertex());
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(message.replaceFirst("\\.$", ""));
    assertThat(failure).hasMessageContaining(advice);
  }

  @Test
  void isInterruptedAtOnceAndTellsItsThread() throws InterruptedException {
    server.then(LoopbackServer.slowly("{\"content\": []}", Duration.ofSeconds(1)));
    AtomicReference<ModelException> failure = new AtomicReference<>();
    AtomicBoolean isTold = new AtomicBoolean();
    Thread asking =
        Thread.ofVirtual()
            .start(
                () -> {
                  failure.set(failure());
                  isTold.set(Thread.currentThread().isInterrupted());
                });
    while (server.requests().isEmpty()) {
      Thread.sleep(10);
    }
    asking.interrupt();
    asking.join(Duration.ofSeconds(5));
    assertThat(failure.get()).isNotNull().hasMessageContaining("was interrupted");
    assertThat(isTold).isTrue();
  }

  private ClaudeModel vertex() {
    return Users.ofVertex("vertex/claude-3-opus@20240229", server);
  }

  private ModelException failure() {
    return failure(model());
  }

  private ClaudeModel model() {
    return Users.ofAnthropic("claude-3-5-haiku-20241022", server);
  }

  private static ModelException failure(ClaudeModel model) {
    ModelException failure = catchThrowableOfType(ModelException.class, () -> model.ask(request()));
    assertThat(failure.getMessage())
        .doesNotContain(Users.KEY, Users.AWS_SECRET, Users.TOKEN, "hidden");
    return failure;
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }
}
