package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class SplitModelTest {
  private final Set<String> asked = new ConcurrentSkipListSet<>();

  @Test
  void asksForEachSampleAtAStepOfItsOwnAndKeepsTheirOrder() {
    ModelReply reply = SplitModel.where(new OneAtATime("deepseek/any")).ask(request(3));

    assertThat(reply.samples())
        .extracting(ModelReply.Sample::text)
        .containsExactly("review/sample#1", "review/sample#2", "review/sample#3");
    assertThat(reply.usage()).isEqualTo(new Tokens(30, 0, 6, 0));
    assertThat(reply.cost()).isEqualTo(Money.of("0.03"));
  }

  @Test
  void asksForTheSamplesOfARoundBelowIt() {
    ModelRequest request = request(2).withStep(Step.of("review/again#2"));

    assertThat(SplitModel.where(new OneAtATime("vertex/any")).ask(request).samples())
        .extracting(ModelReply.Sample::text)
        .containsExactly("review/again#2/sample#1", "review/again#2/sample#2");
  }

  @Test
  void finishesTheOthersBeforeItFailsWithTheFirstFailure() {
    Model model = SplitModel.where(new OneAtATime("anthropic/any", "#2", "#4"));

    assertThatThrownBy(() -> model.ask(request(5))).hasMessage("review/sample#2 failed");
    assertThat(asked).hasSize(5);
  }

  @Test
  void leavesASingleSampleAndAProviderThatGivesSeveralAlone() {
    Model local = new OneAtATime("local/any");

    assertThat(SplitModel.where(local)).isSameAs(local);
    SplitModel.where(new OneAtATime("gemini/any")).ask(request(1));
    assertThat(asked).containsExactly("review/sample");
  }

  private static ModelRequest request(int samples) {
    return ModelRequest.of(Step.of("review/sample"), "review/sample", "", "Review it.")
        .withSamples(samples);
  }

  /// Answers with the step that it was asked at.
  private final class OneAtATime implements Model {
    private final String name;
    private final List<String> failing;

    OneAtATime(String name, String... failing) {
      this.name = name;
      this.failing = List.of(failing);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public ModelReply ask(ModelRequest request) {
      String step = request.step().path();
      asked.add(step);
      if (failing.stream().anyMatch(step::endsWith)) {
        throw new ModelException(ModelException.Kind.OVERLOADED, step + " failed");
      }
      return new ModelReply(
          List.of(new ModelReply.Sample(step, ModelReply.FinishReason.STOP)),
          new Tokens(10, 0, 2, 0),
          Money.of("0.01"),
          name);
    }
  }
}
