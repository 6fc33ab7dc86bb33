package dev.alhazen.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalModelTest {
  private final Model model = new RehearsalModel(List.of(new GreetingPart()));

  @Test
  void givesEachTaskToItsPart() {
    ModelReply reply = model.ask(request("Template: diffusion2d\nGreet.\n\n[task: test/greet]"));
    assertThat(reply.text()).isEqualTo("hello diffusion2d 1");
    assertThat(reply.cost()).isEqualTo(Money.ZERO);
    assertThat(reply.usage().input()).isEqualTo(14);
    assertThat(reply.usage().output()).isEqualTo(5);
  }

  @Test
  void numbersItsSamples() {
    assertThat(model.ask(request("x\n[task: test/greet]").withSamples(3)).samples())
        .extracting(ModelReply.Sample::text)
        .containsExactly("hello you 1", "hello you 2", "hello you 3");
  }

  @Test
  void givesARepairToThePartWhoseReplyIsRepaired() {
    List<Message> conversation =
        List.of(
            Message.user("Greet.\n\n[task: test/greet]"),
            Message.assistant("hrmpf"),
            Message.user("Again.\n\n[task: model/repair]"));
    assertThat(model.ask(request("x").withMessages(conversation)).text())
        .isEqualTo("hello you 1, repaired");
  }

  @Test
  void refusesWhatItHasNoPartFor() {
    assertThatThrownBy(() -> model.ask(request("Sing.\n\n[task: test/sing]")))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.BAD_REQUEST))
        .hasMessageContaining("no part for the task test/sing");
    assertThatThrownBy(() -> model.ask(request("Hi."))).hasMessageContaining("[task: idea/");
  }

  @Test
  void readsALabelFromTheNewestMessageThatHasIt() {
    List<Message> conversation =
        List.of(
            Message.user("Template: diffusion2d\nRun: run_1\nRun: run_9"),
            Message.assistant("Run: run_7"),
            Message.user("Run: run_2"));
    Cue cue = new Cue("Idea: none", conversation, 1);
    assertThat(cue.labelled("Run")).contains("run_2");
    assertThat(cue.labelled("Template")).contains("diffusion2d");
    assertThat(cue.labelled("Idea")).contains("none");
    assertThat(cue.labelled("Attempt")).isEmpty();
  }

  @Test
  void fillsItsScripts() {
    assertThat(Script.get("testtemplate", "greeting.md", Map.of("name", "A$2\\")))
        .isEqualTo("Hello A$2\\, A$2\\: $1 \\ kept.\n");
    assertThat(Script.find("testtemplate", "absent.md", Map.of())).isEmpty();
    assertThat(Script.find("../..", "../base/Json.class", Map.of())).isEmpty();
    assertThatThrownBy(() -> Script.get("testtemplate", "greeting.md", Map.of()))
        .hasMessageContaining("{{name}}");
  }

  private static ModelRequest request(String user) {
    return ModelRequest.of(Step.of("greet"), "", "Be kind.", user);
  }

  static final class GreetingPart implements Part {
    @Override
    public boolean plays(String task) {
      return task.equals("test/greet");
    }

    @Override
    public String reply(Cue cue) {
      return "hello %s %d%s"
          .formatted(
              cue.labelled("Template").orElse("you"),
              cue.sample(),
              cue.isRepair() ? ", repaired" : "");
    }
  }
}
