package dev.alhazen.model;

import static dev.alhazen.model.LoopbackServer.body;
import static dev.alhazen.model.LoopbackServer.cut;
import static dev.alhazen.model.LoopbackServer.json;
import static dev.alhazen.model.LoopbackServer.redirect;
import static dev.alhazen.model.LoopbackServer.slowly;
import static dev.alhazen.model.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Money;
import dev.alhazen.base.Network;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.Wire.Said;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a model fails: each way is one clear sentence of the right kind, after one attempt, without
/// the key.
public abstract class ModelFailureContract extends ModelHarness {
  private static final String PAGE = "<!DOCTYPE html><html><title>Sign in</title>Welcome</html>";

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "401, REFUSED",
    "403, REFUSED",
    "404, NO_SUCH_MODEL",
    "413, BAD_REQUEST",
    "429, RATE_LIMITED",
    "500, OVERLOADED",
    "503, OVERLOADED",
    "529, OVERLOADED",
  })
  void tellsWhatAStatusMeans(int status, Kind kind) {
    server.then(status(status, wire().error(status, "Because of " + key() + ".")));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.cost()).contains(Money.ZERO);
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure)
        .hasMessageContaining(model().name())
        .hasMessageContaining(server.address().getAuthority())
        .hasMessageContaining("status " + status)
        .hasMessageContaining("Because of");
    assertThat(server.requests()).as("attempts").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | 7                             | 7",
        "429 | Wed, 25 Nov 2026 10:01:30 GMT | 90",
        "503 | 12                            | 12",
        "529 | Wed, 25 Nov 2026 10:00:05 GMT | 5",
      })
  void waitsAsLongAsTheProviderAsks(int status, String header, long seconds) {
    server.then(status(status, wire().error(status, "Slow down."), "Retry-After", header));
    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "", "Wed, 25 Nov 2026 09:00:00 GMT"})
  void doesNotWaitForWhatIsNoTimeToCome(String header) {
    server.then(status(429, wire().error(429, "Slow down."), "Retry-After", header));
    assertThat(failure().retryAfter().orElse(Duration.ZERO)).isEqualTo(Duration.ZERO);
  }

  @Test
  void saysThatAServerCannotBeReached() {
    server.close();
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.cost()).contains(Money.ZERO);
    assertThat(failure).hasMessageContaining("cannot be reached");
  }

  @Test
  void saysThatAHostDoesNotExist() {
    ModelException failure = failure(at(URI.create("http://nowhere.invalid")));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.cost()).contains(Money.ZERO);
    assertThat(failure).hasMessageContaining("nowhere.invalid");
  }

  @Test
  void boundsASlowBody() {
    server.then(slowly(saying("a long story"), Duration.ofMillis(100)));
    Setting hasty =
        new Setting(server.address(), Duration.ofSeconds(1), Network.direct(), () -> NOW);
    long start = System.nanoTime();
    ModelException failure = failure(hasty);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.cost()).as("what it cost is not known").isEmpty();
    assertThat(failure).hasMessageContaining("within 1 s");
  }

  @Test
  void saysThatTheConnectionBroke() {
    server.then(cut(saying("a reply that is never complete")));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.cost()).as("what it cost is not known").isEmpty();
    assertThat(failure).hasMessageContaining("broke before the reply was complete");
    assertThat(server.requests()).as("attempts").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"half\": ", "nonsense", "[1, 2]", "{}", ""})
  void saysThatAReplyIsNotOfTheProtocol(String garbage) {
    server.then(json(garbage));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(server.requests()).as("attempts").hasSize(1);
  }

  @Test
  void saysThatAReplyIsEmptyAndWhatItCost() {
    server.then(json(saying(" \n")));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure.cost()).contains(price().of(wire().told(USE)));
    assertThat(failure).hasMessageContaining("empty");
  }

  @Test
  void saysThatAPageAnswersInsteadOfTheProvider() {
    server.then(body("text/html; charset=utf-8", PAGE));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.WRONG_ADDRESS);
    assertThat(failure.cost()).contains(Money.ZERO);
    assertThat(failure)
        .hasMessageContaining("HTML page")
        .hasMessageContaining("proxy")
        .hasMessageNotContaining("<html");
  }

  @ParameterizedTest
  @CsvSource({"403, REFUSED", "404, NO_SUCH_MODEL", "502, OVERLOADED", "503, OVERLOADED"})
  void doesNotPrintThePageThatComesWithAStatus(int status, Kind kind) {
    server.then(status(status, PAGE));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure)
        .hasMessageContaining("status " + status)
        .hasMessageContaining("HTML page")
        .hasMessageNotContaining("<html");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void followsNoRedirect(int status) {
    try (LoopbackServer other = LoopbackServer.plain()) {
      other.always(json(saying("stolen")));
      URI there = URI.create(other.address() + "/elsewhere?token=" + key());
      server.then(redirect(status, there));
      ModelException failure = failure();
      assertThat(other.requests()).isEmpty();
      assertThat(failure.kind()).isEqualTo(Kind.WRONG_ADDRESS);
      assertThat(failure.cost()).contains(Money.ZERO);
      assertThat(failure)
          .hasMessageContaining("redirect")
          .hasMessageContaining(other.address().getAuthority());
    }
  }

  @Test
  void refusesAServerThatNobodyVouchesFor() {
    try (LoopbackServer stranger = LoopbackServer.selfSigned()) {
      stranger.always(json(saying("Hello.")));
      ModelException failure = failure(at(stranger.address()));
      assertThat(stranger.requests()).isEmpty();
      assertThat(failure.kind()).isEqualTo(Kind.WRONG_ADDRESS);
      assertThat(failure.cost()).contains(Money.ZERO);
      assertThat(failure).hasMessageContaining("certificate").hasMessageContaining("SSL_CERT_FILE");
    }
  }

  @Test
  void trustsAServerThatTheUserVouchesFor() {
    String authority = SelfSigned.certificate().authority().toString();
    Network network = Network.of(Map.of("SSL_CERT_FILE", authority));
    try (LoopbackServer own = LoopbackServer.selfSigned()) {
      own.then(json(saying("Hello.")));
      Setting setting = new Setting(own.address(), Duration.ofSeconds(30), network, () -> NOW);
      assertThat(model(setting).ask(request()).text()).isEqualTo("Hello.");
    }
  }

  /// The longest reply that any request of ours can ask for has some 4 MB.
  @Test
  void readsAReplyOfFourMegabytes() {
    String text = "0123456789".repeat(400_000);
    server.then(json(saying(text)));
    assertThat(model().ask(request()).text()).isEqualTo(text);
  }

  @Test
  void refusesAReplyOfTenMegabytes() {
    server.then(json(saying("0123456789".repeat(1_000_000))));
    assertThat(failure().kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void stopsReadingAReplyThatNeverEnds() {
    String reply = wire().reply(new Said(List.of("endless"), FinishReason.STOP, Tokens.NONE));
    server.then(server.endless(reply.substring(0, reply.indexOf("endless"))));
    ModelException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure).hasMessageContaining("8 MB");
    assertThat(server.written()).as("bytes taken").isLessThan(32L * 1024 * 1024);
  }
}
