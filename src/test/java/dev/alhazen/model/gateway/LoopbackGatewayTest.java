package dev.alhazen.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.journal.Account;
import dev.alhazen.model.Budget;
import dev.alhazen.model.Gateway;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.gateway.LoopbackProvider.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The protocols as agents speak them: streams, tools, and what goes wrong.
class LoopbackGatewayTest {
  private static final Step STEP = Step.of("experiment/run_1/edit").round(1);

  private static final String[] CHAT_STREAM = {
    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"},\"finish_reason\":null}]}",
    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"},\"finish_reason\":\"stop\"}]}",
    "{\"choices\":[],\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":5,\"total_tokens\":55}}",
    "[DONE]"
  };

  private static final String[] MESSAGE_STREAM = {
    "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":7,\"output_tokens\":1,"
        + "\"cache_read_input_tokens\":30,\"cache_creation_input_tokens\":20}}}",
    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\","
        + "\"id\":\"t1\",\"name\":\"Edit\",\"input\":{}}}",
    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},"
        + "\"usage\":{\"output_tokens\":9}}",
    "{\"type\":\"message_stop\"}"
  };

  @TempDir Path folder;
  private LoopbackProvider provider = new LoopbackProvider(_ -> LoopbackProvider.chat("Hello"));

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void aStreamIsAnsweredAsAStreamAndItsUseIsCounted() throws Exception {
    answering(_ -> Answer.stream(CHAT_STREAM));
    try (GatewayBench bench = bench("openai/gpt-4o");
        Gateway.Door door = bench.gateway().open(STEP)) {
      SocketClient.Reply reply =
          new SocketClient(door.socket())
              .post("/v1/chat/completions", "{\"stream\":true,\"messages\":[]}");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.head()).contains("text/event-stream");
      assertThat(reply.body()).contains("\"Hel\"", "\"lo\"").endsWith("data: [DONE]\n\n");
      assertThat(sent().at("/stream_options/include_usage").asBoolean()).isTrue();
      assertThat(account(bench).tokens()).isEqualTo(new Tokens(50, 0, 5, 0));
    }
  }

  @Test
  void aStreamThatIsCutIsAskedForAgainAndNeverSeenByTheProgram() throws Exception {
    int[] calls = {0};
    answering(_ -> ++calls[0] == 1 ? Answer.stream(CHAT_STREAM[0]) : Answer.stream(CHAT_STREAM));
    try (GatewayBench bench = bench("openai/gpt-4o");
        Gateway.Door door = bench.gateway().open(STEP)) {
      SocketClient.Reply reply =
          new SocketClient(door.socket())
              .post("/v1/chat/completions", "{\"stream\":true,\"messages\":[]}");
      assertThat(reply.body()).endsWith("data: [DONE]\n\n");
      assertThat(calls[0]).isEqualTo(2);
      assertThat(door.failure()).isEmpty();
    }
  }

  @Test
  void toolsOfTheProgramPassAndThoseOfTheProviderDoNot() throws Exception {
    answering(_ -> Answer.stream(MESSAGE_STREAM));
    try (GatewayBench bench = bench("anthropic/claude-haiku-4-5");
        Gateway.Door door = bench.gateway().open(STEP)) {
      SocketClient.Reply reply =
          new SocketClient(door.socket())
              .post(
                  "/v1/messages?beta=true",
                  """
                  {"model": "claude-opus-9", "stream": true, "max_tokens": 900, "speed": "fast",
                   "system": [{"type": "text", "text": "s",
                               "cache_control": {"type": "ephemeral", "ttl": "1h"}}],
                   "tools": [{"name": "Edit", "input_schema": {"type": "object"}},
                             {"type": "bash_20250124", "name": "bash"},
                             {"type": "web_search_20250305", "name": "web_search"}],
                   "messages": [{"role": "user", "content": "Go."}]}
                  """,
                  "x-api-key: alhazen-gateway",
                  "anthropic-beta: interleaved-thinking-2025-05-14,fast-mode-2026-02-01");
      assertThat(reply.body()).contains("\"tool_use\"", "message_stop");
      LoopbackProvider.Asked asked = provider.asked().getFirst();
      assertThat(asked.path()).isEqualTo("/v1/messages");
      assertThat(asked.headers())
          .containsEntry("x-api-key", GatewayBench.KEY)
          .containsEntry("anthropic-beta", "interleaved-thinking-2025-05-14");
      assertThat(sent().path("model").asString()).isEqualTo("claude-haiku-4-5");
      assertThat(sent().path("tools").valueStream().map(tool -> tool.path("name").asString()))
          .containsExactly("Edit", "bash");
      assertThat(sent().has("speed")).isFalse();
      assertThat(sent().at("/system/0/cache_control").has("ttl")).isFalse();
      assertThat(account(bench).tokens()).isEqualTo(new Tokens(57, 30, 20, 9, 0));
    }
  }

  @Test
  void responsesPassWithTheirUse() throws Exception {
    answering(
        _ ->
            Answer.stream(
                "{\"type\":\"response.output_text.delta\",\"delta\":\"Hi\"}",
                "{\"type\":\"response.completed\",\"response\":{\"usage\":{\"input_tokens\":40,"
                    + "\"input_tokens_details\":{\"cached_tokens\":10},\"output_tokens\":8,"
                    + "\"output_tokens_details\":{\"reasoning_tokens\":3}}}}"));
    try (GatewayBench bench = bench("openai/gpt-4o");
        Gateway.Door door = bench.gateway().open(STEP)) {
      String body =
          "{\"stream\":true,\"background\":true,\"input\":\"Hi\","
              + "\"tools\":[{\"type\":\"web_search\"}]}";
      assertThat(new SocketClient(door.socket()).post("/v1/responses", body).status())
          .isEqualTo(200);
      assertThat(sent().has("background") || sent().has("tools")).isFalse();
      assertThat(sent().path("max_output_tokens").asInt()).isPositive();
      assertThat(account(bench).tokens()).isEqualTo(new Tokens(40, 10, 8, 3));
    }
  }

  @Test
  void overTheBudgetEveryCallIsRefusedInTheProtocolAndNoneIsSent() throws Exception {
    Budget budget = Budget.of(Money.of("0.000001"), Money.ZERO);
    try (GatewayBench bench = new GatewayBench(folder, "openai/gpt-4o", provider, budget);
        Gateway.Door door = bench.gateway().open(STEP)) {
      for (int i = 0; i < 2; i++) {
        SocketClient.Reply reply =
            new SocketClient(door.socket()).post("/v1/chat/completions", "{\"messages\":[]}");
        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.head().toLowerCase(java.util.Locale.ROOT))
            .contains("x-should-retry: false");
        assertThat(reply.json().at("/error/type").asString()).isEqualTo("billing_error");
      }
      assertThat(provider.asked()).isEmpty();
      assertThat(door.failure()).containsInstanceOf(dev.alhazen.model.OverBudgetException.class);
    }
  }

  @Test
  void whatTheProviderRefusesOfOneCallIsToldToTheProgramAlone() throws Exception {
    answering(_ -> Answer.refusal(400, "messages: at least one is needed"));
    try (GatewayBench bench = bench("openai/gpt-4o");
        Gateway.Door door = bench.gateway().open(STEP)) {
      SocketClient client = new SocketClient(door.socket());
      SocketClient.Reply reply = client.post("/v1/chat/completions", "{\"messages\":[]}");
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body()).contains("at least one is needed");
      assertThat(client.post("/v1/chat/completions", "no JSON").status()).isEqualTo(400);
      assertThat(door.failure()).isEmpty();
    }
  }

  @Test
  void aCallInAProtocolThatTheModelDoesNotSpeakEndsTheWork() throws Exception {
    try (GatewayBench bench = bench("openai/gpt-4o");
        Gateway.Door door = bench.gateway().open(STEP)) {
      SocketClient.Reply reply = new SocketClient(door.socket()).post("/v1/messages", "{}");
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.json().path("type").asString()).isEqualTo("error");
      assertThat(door.failure().map(failure -> ((ModelException) failure).kind()))
          .contains(ModelException.Kind.REFUSED);
    }
  }

  @Test
  void namesTheOneModelAndCountsTokensWithoutAskingAnybody() throws Exception {
    try (GatewayBench bench = bench("openai/gpt-4o");
        Gateway.Door door = bench.gateway().open(STEP)) {
      SocketClient client = new SocketClient(door.socket());
      assertThat(client.get("/v1/models").json().at("/data/0/id").asString()).isEqualTo("gpt-4o");
      assertThat(
              client.post("/v1/messages/count_tokens", "{}").json().path("input_tokens").asInt(-1))
          .isNotNegative();
      assertThat(client.get("/v1/files").status()).isEqualTo(404);
      assertThat(provider.asked()).isEmpty();
    }
  }

  @Test
  void aCallUnderWayWhenTheProgramEndsIsWaitedForAndRecorded() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    answering(
        _ -> {
          asked.countDown();
          assertThatCode(answer::await).doesNotThrowAnyException();
          return LoopbackProvider.chat("late");
        });
    try (GatewayBench bench = bench("openai/gpt-4o")) {
      Gateway.Door door = bench.gateway().open(STEP);
      SocketClient client = new SocketClient(door.socket());
      Thread program = Thread.ofVirtual().start(() -> askInVain(client));
      asked.await();
      Thread closing = Thread.ofVirtual().start(door::close);
      answer.countDown();
      closing.join();
      program.join();
      assertThat(account(bench).tokens().input()).isEqualTo(100);
      bench.journal().note(STEP, "still", Json.tree("open"));
    }
  }

  @Test
  void whoDoesNotComeByTheSocketIsTurnedAway() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    try (GatewayBench bench = bench("openai/gpt-4o");
        Relay relay = new Relay(server.getAddress())) {
      Calls calls = bench.calls(STEP);
      server.createContext("/", new Exchanges(calls, relay)::handle);
      server.start();
      URI models =
          URI.create("http://127.0.0.1:%d/v1/models".formatted(server.getAddress().getPort()));
      HttpResponse<String> stranger =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(models).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(stranger.statusCode()).isEqualTo(403);
      assertThat(new SocketClient(relay.socket()).get("/v1/models").status()).isEqualTo(200);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void modelsThatNoProgramCanAskAreNamedBeforeAnythingIsDone() {
    assertThatThrownBy(() -> Upstream.of(ModelName.parse("rehearsal"), Optional.empty(), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--coder builtin");
    assertThatThrownBy(
            () -> Upstream.of(ModelName.parse("anthropic/claude"), Optional.empty(), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ANTHROPIC_API_KEY");
  }

  /// The connection may be closed before the answer comes.
  private static void askInVain(SocketClient client) {
    var _ = catchThrowable(() -> client.post("/v1/chat/completions", "{}"));
  }

  private void answering(Function<LoopbackProvider.Asked, Answer> script) {
    provider.close();
    provider = new LoopbackProvider(script);
  }

  private GatewayBench bench(String model) {
    return new GatewayBench(folder, model, provider, Budget.unlimited());
  }

  private JsonNode sent() {
    List<LoopbackProvider.Asked> asked = provider.asked();
    return Json.tree(asked.getLast().body());
  }

  private static Account account(GatewayBench bench) {
    return Account.of(bench.journal().entries());
  }
}
