package dev.alhazen.model.gateway;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import dev.alhazen.model.Provider;
import dev.alhazen.model.Secrets;
import dev.alhazen.model.TokenEstimate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A model that is asked in a program's own words: the request's one message is the body of a call
/// in the protocol that its task names, and the reply's text is the body of the answer, a whole
/// stream included. So such calls go through the same record, budget and retries as all others.
///
/// Set here are only the model, the longest reply, and what [Cleared] says. This class is
/// thread-safe and never retries.
public final class PassedModel implements Model {
  private static final Duration CONNECT = Duration.ofSeconds(8);
  private static final long MOST_BYTES = 16_000_000;

  private final Upstream upstream;
  private final Price price;
  private final Failures failures;
  private final Secrets secrets = new Secrets(List.of());
  private final HttpClient client;

  /// @param price what a reply's cost is computed by, unless the provider tells it
  public PassedModel(Upstream upstream, Price price, InstantSource clock) {
    this.upstream = upstream;
    this.price = price;
    this.failures = new Failures(upstream, secrets, clock);
    this.client = upstream.network().httpClient().connectTimeout(CONNECT).build();
  }

  @Override
  public String name() {
    return upstream.name().toString();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    Wire wire = Wire.ofTask(request.task());
    Call call = Call.of(request.messages().getLast().text());
    HttpResponse<String> response = send(wire, body(wire, call, request), call.beta());
    if (response.statusCode() != 200) {
      throw failures.refused(response);
    }
    return read(wire, request, response);
  }

  private String body(Wire wire, Call call, ModelRequest request) {
    ObjectNode body = (ObjectNode) call.body().deepCopy();
    Cleared.clear(body);
    body.put("model", upstream.name().model());
    if (!price.isFree() || wire.limit(body).isPresent()) {
      boolean newest = upstream.name().provider() == Provider.OPENAI;
      wire.limit(body, request.maxOutputTokens(), newest ? wire.newestLimit() : wire.oldestLimit());
    }
    if (wire == Wire.CHAT && body.path("stream").asBoolean(false)) {
      body.withObject("stream_options").put("include_usage", true);
    }
    return Json.line(body);
  }

  private HttpResponse<String> send(Wire wire, String body, String beta) {
    URI target = upstream.at(wire);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(target)
            .timeout(upstream.timeout())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    Map<String, String> headers = upstream.headers().get();
    headers.values().forEach(value -> secrets.add(value.replaceFirst("^Bearer ", "")));
    headers.forEach(builder::setHeader);
    if (wire == Wire.MESSAGES && !beta.isEmpty()) {
      builder.setHeader("anthropic-beta", beta);
    }
    CompletableFuture<HttpResponse<String>> reply =
        client.sendAsync(
            builder.build(),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
    return await(reply);
  }

  /// The client's own time limit does not bound the reading of a slow body.
  private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> reply) {
    try {
      return reply.get(upstream.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failures.late();
    } catch (ExecutionException e) {
      throw failures.broken(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.late();
    } finally {
      reply.cancel(true);
    }
  }

  private ModelReply read(Wire wire, ModelRequest request, HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("application/json");
    Replies replies = replies(wire, type, response.body());
    Money cost = cost(replies, request);
    replies
        .error()
        .ifPresent(
            error -> {
              throw failures.inReply(error).withCost(cost);
            });
    if (!replies.isWhole()) {
      throw new ModelException(
          Kind.UNREACHABLE,
          "The connection to %s broke before the reply was complete.".formatted(upstream));
    }
    return new ModelReply(
        List.of(new ModelReply.Sample(response.body(), ModelReply.FinishReason.STOP)),
        replies.tokens().orElse(Tokens.NONE),
        cost,
        upstream.name().model());
  }

  private Replies replies(Wire wire, String type, String text) {
    try {
      return Replies.read(wire, type, text);
    } catch (MalformedException e) {
      throw failures.unreadable(text);
    }
  }

  /// As the provider says, else by the price table, else the most that it can be.
  private Money cost(Replies replies, ModelRequest request) {
    if (price.isFree()) {
      return Money.ZERO;
    }
    return replies
        .cost()
        .or(() -> replies.tokens().map(price::of))
        .orElseGet(() -> price.worstCase(TokenEstimate.input(name(), request), request));
  }

  /// A call as it is kept in a request.
  ///
  /// @param beta the extensions of the protocol that the program asks for
  record Call(JsonNode body, String beta) {
    static Call of(String text) {
      JsonNode call = Json.parse(text, "a program's call");
      return new Call(call.path("body"), call.path("beta").asString(""));
    }

    String text() {
      return Json.line(Map.of("body", body, "beta", beta));
    }
  }
}
