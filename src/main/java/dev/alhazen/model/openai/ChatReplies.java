package dev.alhazen.model.openai;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.completions.CompletionUsage;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Reasoning;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads a chat completion.
final class ChatReplies {
  private final Bill bill;
  private final Failures failures;

  ChatReplies(Bill bill, Failures failures) {
    this.bill = bill;
    this.failures = failures;
  }

  ModelReply read(ModelRequest request, ChatCompletion completion) {
    Optional<CompletionUsage> usage = completion._usage().asKnown();
    Optional<Tokens> used = usage.map(ChatReplies::tokens);
    Money cost = bill.of(request, used, usage.flatMap(use -> number(use, "cost")).map(Money::new));
    List<ChatCompletion.Choice> choices =
        completion._choices().asKnown().map(List::copyOf).orElse(List.of());
    refuseErrors(completion, choices, usage.map(_ -> cost));
    // One that is empty can be asked for again; the others are paid.
    List<Sample> samples =
        choices.stream()
            .limit(request.samples())
            .map(ChatReplies::sample)
            .filter(sample -> !isEmpty(sample))
            .toList();
    if (samples.isEmpty()) {
      throw failures.unreadable("its reply is empty").withCost(cost);
    }
    return new ModelReply(
        samples,
        used.orElse(Tokens.NONE),
        cost,
        completion._model().asKnown().orElse(bill.name().model()));
  }

  /// Some gateways answer with status 200 and hide the failure inside.
  private void refuseErrors(
      ChatCompletion completion, List<ChatCompletion.Choice> choices, Optional<Money> known) {
    Optional<JsonValue> error =
        Optional.ofNullable(completion._additionalProperties().get("error"))
            .or(() -> choices.stream().flatMap(it -> error(it).stream()).findFirst())
            .filter(it -> !it.isNull());
    if (error.isPresent() && (choices.isEmpty() || error(choices.getFirst()).isPresent())) {
      throw paid(hidden(error.get()), known);
    }
    if (choices.isEmpty()) {
      throw paid(failures.unreadable("its reply holds no choice"), known);
    }
  }

  private static Optional<JsonValue> error(ChatCompletion.Choice choice) {
    return Optional.ofNullable(choice._additionalProperties().get("error"));
  }

  private ModelException hidden(JsonValue error) {
    Object plain = Objects.requireNonNullElse(error.convert(Object.class), "no reason");
    JsonNode node = Json.tree(Map.of("error", plain));
    int code = node.path("error").path("code").asInt(0);
    String body = Json.line(node);
    Refusal refusal = Refusal.of(code, body, Optional.empty());
    return code >= 400 && code < 600
        ? failures.refused(refusal)
        : failures.unreadable("its reply holds no choice but an error: " + refusal.said());
  }

  private static ModelException paid(ModelException failure, Optional<Money> cost) {
    return cost.map(failure::withCost).orElse(failure);
  }

  /// A reply that was cut or withheld before its first word is still a reply: the caller can see
  /// why.
  private static boolean isEmpty(Sample sample) {
    return sample.text().isBlank() && sample.finish() == FinishReason.STOP;
  }

  private static Sample sample(ChatCompletion.Choice choice) {
    Optional<ChatCompletionMessage> message = choice._message().asKnown();
    Optional<String> refusal = message.flatMap(it -> it._refusal().asKnown());
    Optional<String> content =
        message.flatMap(it -> it._content().asKnown()).filter(it -> !it.isEmpty());
    if (content.isEmpty() && refusal.isPresent()) {
      return new Sample(refusal.get(), FinishReason.CONTENT_FILTER);
    }
    String reason = choice._finishReason().asKnown().map(it -> it.asString()).orElse("stop");
    return new Sample(Reasoning.removed(content.orElse("")), finish(reason));
  }

  private static FinishReason finish(String reason) {
    return switch (reason) {
      // The last is DeepSeek's, where its machine had no room left.
      case "length", "max_tokens", "insufficient_system_resource" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.STOP;
    };
  }

  private static Tokens tokens(CompletionUsage usage) {
    long input = usage._promptTokens().asKnown().orElse(0L);
    long completion = usage._completionTokens().asKnown().orElse(0L);
    // Gemini counts its thoughts in the total only.
    long hidden = Math.max(0, usage._totalTokens().asKnown().orElse(0L) - input - completion);
    Optional<CompletionUsage.PromptTokensDetails> prompt = usage._promptTokensDetails().asKnown();
    long cached =
        prompt
            .flatMap(details -> details._cachedTokens().asKnown())
            .or(() -> number(usage, "prompt_cache_hit_tokens").map(BigDecimal::longValue))
            .orElse(0L);
    long written = prompt.flatMap(details -> details._cacheWriteTokens().asKnown()).orElse(0L);
    long reasoning =
        usage
            ._completionTokensDetails()
            .asKnown()
            .flatMap(details -> details._reasoningTokens().asKnown())
            .orElse(0L);
    return bounded(input, cached, written, completion + hidden, Math.max(reasoning, hidden));
  }

  /// Parts are never more than the whole, whatever a server counts.
  static Tokens bounded(long input, long cached, long written, long output, long reasoning) {
    long read = Math.min(cached, input);
    return new Tokens(
        input, read, Math.min(written, input - read), output, Math.min(reasoning, output));
  }

  private static Optional<BigDecimal> number(CompletionUsage usage, String key) {
    return Optional.ofNullable(usage._additionalProperties().get(key))
        .flatMap(JsonValue::asNumber)
        .map(number -> new BigDecimal(number.toString()));
  }
}
