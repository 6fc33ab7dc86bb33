package dev.alhazen.model.openai;

import com.openai.core.JsonField;
import com.openai.models.ResponsesModel;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseError;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputMessage;
import com.openai.models.responses.ResponseUsage;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Reasoning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a reply of the Responses API.
final class ResponsesReplies {
  private final Bill bill;
  private final Failures failures;

  ResponsesReplies(Bill bill, Failures failures) {
    this.bill = bill;
    this.failures = failures;
  }

  ModelReply read(ModelRequest request, Response response) {
    Optional<Tokens> used = response._usage().asKnown().map(ResponsesReplies::tokens);
    Money cost = bill.of(request, used, Optional.empty());
    Optional<ResponseError> error = response._error().asKnown();
    if (error.isPresent()) {
      ModelException failure = failed(error.get());
      throw used.isPresent() ? failure.withCost(cost) : failure;
    }
    List<ResponseOutputItem> output =
        response._output().asKnown().map(List::copyOf).orElse(List.of());
    Sample sample = sample(response, output);
    if (sample.text().isBlank() && sample.finish() == FinishReason.STOP) {
      ModelException failure = failures.unreadable("its reply is empty");
      throw used.isPresent() ? failure.withCost(cost) : failure;
    }
    return new ModelReply(List.of(sample), used.orElse(Tokens.NONE), cost, model(response));
  }

  private ModelException failed(ResponseError error) {
    String code = string(error._code());
    int status =
        switch (code) {
          case "server_error", "vector_store_timeout" -> 500;
          case "rate_limit_exceeded" -> 429;
          default -> 400;
        };
    String said = error._message().asKnown().orElse(code);
    return failures.refused(new Refusal(status, said, said, Optional.empty()));
  }

  private static Sample sample(Response response, List<ResponseOutputItem> output) {
    List<ResponseOutputMessage.Content> parts =
        output.stream()
            .flatMap(item -> item.message().stream())
            .flatMap(message -> message._content().asKnown().stream())
            .flatMap(List::stream)
            .toList();
    String text =
        parts.stream()
            .flatMap(part -> part.outputText().stream())
            .flatMap(part -> part._text().asKnown().stream())
            .collect(Collectors.joining());
    Optional<String> refusal =
        parts.stream()
            .flatMap(part -> part.refusal().stream())
            .flatMap(part -> part._refusal().asKnown().stream())
            .findFirst();
    return text.isEmpty() && refusal.isPresent()
        ? new Sample(refusal.get(), FinishReason.CONTENT_FILTER)
        : new Sample(Reasoning.removed(text), finish(response));
  }

  private static FinishReason finish(Response response) {
    Optional<String> reason =
        response._incompleteDetails().asKnown().map(it -> string(it._reason()));
    return switch (reason.orElse("")) {
      case "max_output_tokens", "max_tokens" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.STOP;
    };
  }

  private static Tokens tokens(ResponseUsage usage) {
    Optional<ResponseUsage.InputTokensDetails> prompt = usage._inputTokensDetails().asKnown();
    Optional<ResponseUsage.OutputTokensDetails> reply = usage._outputTokensDetails().asKnown();
    return ChatReplies.bounded(
        usage._inputTokens().asKnown().orElse(0L),
        prompt.flatMap(it -> it._cachedTokens().asKnown()).orElse(0L),
        prompt.flatMap(it -> it._cacheWriteTokens().asKnown()).orElse(0L),
        usage._outputTokens().asKnown().orElse(0L),
        reply.flatMap(it -> it._reasoningTokens().asKnown()).orElse(0L));
  }

  private String model(Response response) {
    return response
        ._model()
        .asKnown()
        .map(ResponsesReplies::name)
        .filter(name -> !name.isBlank())
        .orElse(bill.name().model());
  }

  private static String name(ResponsesModel model) {
    return model
        .string()
        .or(() -> model.chat().map(it -> it.asString()))
        .or(() -> model.only().map(it -> it.asString()))
        .orElse("");
  }

  private static String string(JsonField<?> word) {
    return word.asKnown().map(String::valueOf).orElse("");
  }
}
