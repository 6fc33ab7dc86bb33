package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelReply.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A model that says its lines in order, remembers what it was asked, and fails when its script
/// runs out.
public final class ScriptedModel implements Model {
  private final String name;
  private final List<Function<ModelRequest, ModelReply>> lines = new ArrayList<>();
  private final List<ModelRequest> requests = new ArrayList<>();

  public ScriptedModel(String name) {
    this.name = name;
  }

  /// A free model named `rehearsal` with these replies, one for each request.
  public static ScriptedModel saying(String... replies) {
    ScriptedModel model = new ScriptedModel("rehearsal");
    Stream.of(replies).forEach(model::then);
    return model;
  }

  public ScriptedModel then(String text) {
    return then(reply(Money.ZERO, text));
  }

  /// A reply that was cut off by the limit on output tokens.
  public ScriptedModel thenCut(String text) {
    ModelReply.Sample sample = new ModelReply.Sample(text, FinishReason.LENGTH);
    return then(new ModelReply(List.of(sample), Tokens.NONE, Money.ZERO, name));
  }

  /// One reply with several samples.
  public ScriptedModel thenSamples(String... texts) {
    return then(reply(Money.ZERO, texts));
  }

  public ScriptedModel thenCosting(String usd, String text) {
    return then(reply(Money.of(usd), text));
  }

  public ScriptedModel then(ModelReply reply) {
    return answering(_ -> reply);
  }

  public ScriptedModel thenFailing(RuntimeException failure) {
    return answering(
        _ -> {
          throw failure;
        });
  }

  public ScriptedModel answering(Function<ModelRequest, ModelReply> line) {
    lines.add(line);
    return this;
  }

  /// What was asked, in order.
  public synchronized List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  public ModelRequest lastRequest() {
    return requests().getLast();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    return next(request).apply(request);
  }

  private synchronized Function<ModelRequest, ModelReply> next(ModelRequest request) {
    requests.add(request);
    if (lines.isEmpty()) {
      throw new AssertionError(
          "The script has no line left for request %d, step %s (%s):%n%s"
              .formatted(
                  requests.size(),
                  request.step(),
                  request.task(),
                  request.messages().getLast().text()));
    }
    return lines.removeFirst();
  }

  private ModelReply reply(Money cost, String... texts) {
    List<ModelReply.Sample> samples =
        Stream.of(texts).map(text -> new ModelReply.Sample(text, FinishReason.STOP)).toList();
    return new ModelReply(samples, new Tokens(100, 0, 10, 0), cost, name);
  }
}
