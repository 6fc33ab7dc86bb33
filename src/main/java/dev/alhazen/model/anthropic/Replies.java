package dev.alhazen.model.anthropic;

import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.Usage;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import dev.alhazen.model.TokenEstimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a message of the protocol.
final class Replies {
  private final ModelName name;
  private final Price price;
  private final Failures failures;

  Replies(ModelName name, Price price, Failures failures) {
    this.name = name;
    this.price = price;
    this.failures = failures;
  }

  ModelReply read(ModelRequest request, Message message) {
    Optional<List<ContentBlock>> content = message._content().asKnown().map(List::copyOf);
    if (content.isEmpty()) {
      throw failures.unreadable(
          "its reply holds no content"
              + Optional.ofNullable(message._additionalProperties().get("error"))
                  .map(error -> ": " + error)
                  .orElse(""));
    }
    Optional<Usage> usage = message._usage().asKnown();
    Tokens tokens = usage.map(Replies::tokens).orElse(Tokens.NONE);
    Money cost = usage.isPresent() ? price.of(tokens) : worstCase(request);
    Sample sample = new Sample(text(content.get()), finish(message));
    if (sample.text().isBlank() && sample.finish() == FinishReason.STOP) {
      throw failures.unreadable("its reply is empty").withCost(cost);
    }
    String model = message._model().asKnown().map(it -> it.asString()).orElse(name.model());
    return new ModelReply(List.of(sample), tokens, cost, model);
  }

  /// The arguments of the tool that had to be called, else the text; thoughts are left out.
  private static String text(List<ContentBlock> content) {
    return content.stream()
        .flatMap(block -> block.toolUse().stream())
        .findFirst()
        .map(call -> Json.line(plain(call._input())))
        .orElseGet(
            () ->
                content.stream()
                    .flatMap(block -> block.text().stream())
                    .flatMap(block -> block._text().asKnown().stream())
                    .collect(Collectors.joining()));
  }

  private static Object plain(JsonValue value) {
    return Optional.<Object>ofNullable(value.convert(Object.class)).orElse(Map.of());
  }

  /// A reply that was cut or withheld before its first word is still a reply: the caller can see
  /// why.
  private static FinishReason finish(Message message) {
    String reason = message._stopReason().asKnown().map(it -> it.asString()).orElse("end_turn");
    return switch (reason) {
      case "max_tokens", "model_context_window_exceeded", "pause_turn" -> FinishReason.LENGTH;
      case "refusal" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.STOP;
    };
  }

  /// The protocol counts what was read from the cache and what was written to it apart from the
  /// other prompt tokens.
  private static Tokens tokens(Usage usage) {
    long cached = usage._cacheReadInputTokens().asKnown().orElse(0L);
    long written = usage._cacheCreationInputTokens().asKnown().orElse(0L);
    long input = usage._inputTokens().asKnown().orElse(0L) + cached + written;
    long reasoning =
        usage
            ._outputTokensDetails()
            .asKnown()
            .flatMap(details -> details._thinkingTokens().asKnown())
            .orElse(0L);
    return new Tokens(
        input, cached, written, usage._outputTokens().asKnown().orElse(0L), reasoning);
  }

  private Money worstCase(ModelRequest request) {
    return price.worstCase(TokenEstimate.input(name.toString(), request), request);
  }
}
