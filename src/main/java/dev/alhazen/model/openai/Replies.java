package dev.alhazen.model.openai;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.completions.CompletionUsage;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import dev.alhazen.model.Reasoning;
import dev.alhazen.model.TokenEstimate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Reads a completion of the protocol.
final class Replies {
  private final ModelName name;
  private final Price price;
  private final Failures failures;

  Replies(ModelName name, Price price, Failures failures) {
    this.name = name;
    this.price = price;
    this.failures = failures;
  }

  ModelReply read(ModelRequest request, ChatCompletion completion) {
    List<ChatCompletion.Choice> choices =
        completion._choices().asKnown().map(List::copyOf).orElse(List.of());
    if (choices.isEmpty()) {
      throw failures.unreadable(
          "its reply holds no choice"
              + property(completion, "error").map(error -> ": " + error).orElse(""));
    }
    Optional<CompletionUsage> usage = completion._usage().asKnown();
    Tokens tokens = usage.map(Replies::tokens).orElse(Tokens.NONE);
    Money cost = usage.map(use -> cost(use, tokens)).orElseGet(() -> worstCase(request));
    List<Sample> samples = choices.stream().map(Replies::sample).toList();
    if (samples.stream().anyMatch(Replies::isEmpty)) {
      throw failures.unreadable("its reply is empty").withCost(cost);
    }
    return new ModelReply(
        samples, tokens, cost, completion._model().asKnown().orElse(name.model()));
  }

  /// A reply that was cut or withheld before its first word is still a reply: the caller can see
  /// why.
  private static boolean isEmpty(Sample sample) {
    return sample.text().isBlank() && sample.finish() == FinishReason.STOP;
  }

  private static Sample sample(ChatCompletion.Choice choice) {
    Optional<ChatCompletionMessage> message = choice._message().asKnown();
    Optional<String> refusal = message.flatMap(it -> it._refusal().asKnown());
    Optional<String> content = message.flatMap(it -> it._content().asKnown());
    if (content.isEmpty() && refusal.isPresent()) {
      return new Sample(refusal.get(), FinishReason.CONTENT_FILTER);
    }
    String reason = choice._finishReason().asKnown().map(it -> it.asString()).orElse("stop");
    return new Sample(Reasoning.removed(content.orElse("")), finish(reason));
  }

  private static FinishReason finish(String reason) {
    return switch (reason) {
      case "length", "max_tokens" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.STOP;
    };
  }

  private static Tokens tokens(CompletionUsage usage) {
    long input = usage._promptTokens().asKnown().orElse(0L);
    long completion = usage._completionTokens().asKnown().orElse(0L);
    // Gemini counts its thoughts in the total only.
    long total = usage._totalTokens().asKnown().orElse(0L);
    long cached =
        usage
            ._promptTokensDetails()
            .asKnown()
            .flatMap(details -> details._cachedTokens().asKnown())
            .or(() -> number(usage, "prompt_cache_hit_tokens").map(BigDecimal::longValue))
            .orElse(0L);
    long reasoning =
        usage
            ._completionTokensDetails()
            .asKnown()
            .flatMap(details -> details._reasoningTokens().asKnown())
            .orElse(0L);
    return new Tokens(
        input, Math.min(cached, input), Math.max(completion, total - input), reasoning);
  }

  /// What the provider says, else what the price table says.
  private Money cost(CompletionUsage usage, Tokens tokens) {
    if (price.isFree()) {
      return Money.ZERO;
    }
    return number(usage, "cost").map(Money::new).orElseGet(() -> price.of(tokens));
  }

  private Money worstCase(ModelRequest request) {
    return price.isFree()
        ? Money.ZERO
        : price.worstCase(TokenEstimate.input(name.toString(), request), request);
  }

  private static Optional<BigDecimal> number(CompletionUsage usage, String key) {
    return Optional.ofNullable(usage._additionalProperties().get(key))
        .flatMap(JsonValue::asNumber)
        .map(number -> new BigDecimal(number.toString()));
  }

  private static Optional<String> property(ChatCompletion completion, String key) {
    return Optional.ofNullable(completion._additionalProperties().get(key)).map(String::valueOf);
  }
}
