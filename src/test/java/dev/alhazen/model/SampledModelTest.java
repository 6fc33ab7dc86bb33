package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelReply.Sample;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several samples from providers that give fewer.
class SampledModelTest {
  private static final ModelRequest REQUEST =
      ModelRequest.of(Step.of("review"), "test/review", "", "Judge.").withSamples(3);

  @TempDir Path folder;

  @Test
  void takesWhatOneCallGives() {
    ScriptedModel provider = new ScriptedModel("x").thenSamples("a", "b", "c");
    assertThat(texts(new SampledModel(provider).ask(REQUEST))).containsExactly("a", "b", "c");
    assertThat(provider.requests()).containsExactly(REQUEST);
  }

  @Test
  void asksForTheRestByOneStepEach() {
    ScriptedModel provider =
        new ScriptedModel("x").thenCosting("0.01", "a").thenCosting("0.02", "b");
    provider.thenCosting("0.02", "c");
    ModelReply reply = new SampledModel(provider).ask(REQUEST);
    assertThat(texts(reply)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(reply.cost()).isEqualTo(Money.of("0.05"));
    assertThat(reply.usage().input()).isEqualTo(300);
    assertThat(provider.requests())
        .extracting(request -> request.step().path() + " of " + request.samples())
        .containsExactlyInAnyOrder("review of 3", "review/sample#2 of 1", "review/sample#3 of 1");
  }

  @Test
  void doesNotPayAgainForWhatItGotBeforeAFailure() {
    ModelException limited = new ModelException(Kind.RATE_LIMITED, "Slow down.");
    ScriptedModel first = new ScriptedModel("x").thenCosting("0.01", "a");
    first.answering(request -> answer(request, limited)).answering(r -> answer(r, limited));
    assertThatThrownBy(() -> ask(first)).isSameAs(limited);
    ScriptedModel second = new ScriptedModel("x").thenCosting("0.01", "c");
    assertThat(texts(ask(second))).containsExactly("a", "b", "c");
    assertThat(second.requests())
        .extracting(request -> request.step().path())
        .containsExactly("review/sample#3");
  }

  private static ModelReply answer(ModelRequest request, ModelException failure) {
    if (request.step().path().endsWith("sample#3")) {
      throw failure;
    }
    return ScriptedModel.saying("b").ask(request);
  }

  private ModelReply ask(Model provider) {
    try (Journal journal = journal()) {
      Model recorded = new RecordedModel(journal, Budget.unlimited(), Price.FREE, provider);
      return new SampledModel(new ReplayedModel(journal, recorded)).ask(REQUEST);
    }
  }

  private Journal journal() {
    return Journal.open(
        folder.resolve("journal.jsonl"),
        new Blobs(folder.resolve("blobs")),
        () -> Instant.EPOCH,
        Journal.OnChange.STOP,
        Json.tree(Map.of()));
  }

  private static List<String> texts(ModelReply reply) {
    return reply.samples().stream().map(Sample::text).toList();
  }
}
