package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.journal.StoppedException;
import dev.alhazen.literature.ReplayedLiterature;
import dev.alhazen.model.Budget;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.RecordedModel;
import dev.alhazen.model.ReplayedModel;
import dev.alhazen.model.rehearsal.RehearsalModel;
import dev.alhazen.typeset.Typeset;
import dev.alhazen.typeset.Typesetter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sections that are written at once, under failures, stops and resumes.
class WritingTogetherTest {
  private static final Typesetter NO_TEX =
      (step, sources, main) -> new Typeset.NoTex("no TeX in this test");

  @TempDir Path folder;
  private SampleStudy study;
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private BinaryOperator<String> answer = (task, reply) -> reply;

  @BeforeEach
  void prepare() {
    study = new SampleStudy(folder, "diffusion2d", "cosine_noise_schedule");
  }

  @Test
  void sectionsOfAGroupAndRefinementsAreUnderWayAtOnce() {
    CyclicBarrier four = new CyclicBarrier(4);
    CyclicBarrier eight = new CyclicBarrier(8);
    write(
        "journal",
        step -> {
          if (step.endsWith("/refine")) {
            meet(eight);
          } else if (step.matches("write/\\w+")) {
            meet(four);
          }
        });
    assertThat(asked).hasSize(3 + 8 + 8 + 2).doesNotHaveDuplicates();
  }

  @Test
  void aFailureLosesNoneOfTheOthersAndAResumeAsksItAlone() {
    assertThatThrownBy(
            () ->
                write(
                    "journal",
                    step -> {
                      if (step.equals("write/results")) {
                        throw new ModelException(ModelException.Kind.REFUSED, "The key is wrong.");
                      }
                    }))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("The key is wrong");
    assertThat(asked).contains("write/background", "write/setup", "write/related_work");
    asked.clear();
    Manuscript resumed = write("journal", _ -> {});
    assertThat(asked)
        .contains("write/results")
        .doesNotContain("write/background", "write/setup", "write/related_work");
    assertThat(resumed).isEqualTo(write("another", _ -> {}));
  }

  @Test
  void aStopFinishesWhatIsUnderWayAndAResumeEndsWithTheSamePaper() {
    CyclicBarrier four = new CyclicBarrier(4);
    try (Journal journal = journal("journal")) {
      assertThatThrownBy(
              () ->
                  write(
                      journal,
                      step -> {
                        if (step.matches("write/\\w+")) {
                          meet(four);
                          journal.closeGate();
                        }
                      }))
          .isInstanceOf(StoppedException.class);
    }
    assertThat(finished()).contains("write/background", "write/setup", "write/related_work");
    asked.clear();
    Manuscript resumed = write("journal", _ -> {});
    assertThat(asked).doesNotContain("write/background", "write/results").contains("write/method");
    assertThat(resumed).isEqualTo(write("another", _ -> {}));
  }

  @Test
  void aSectionThatTheModelWouldNotChangeStaysWithoutAskingAgain() {
    Manuscript usual = write("journal", _ -> {});
    asked.clear();
    answer = (task, reply) -> task.equals("manuscript/refine") ? "Unchanged." : reply;
    assertThat(write("another", _ -> {}).sections()).isEqualTo(usual.sections());
    assertThat(asked).noneMatch(step -> step.endsWith("/again"));
  }

  private List<String> finished() {
    return Journal.read(folder.resolve("journal.jsonl")).stream()
        .filter(entry -> entry.body() instanceof Event.Finished)
        .map(entry -> ((Event.Finished) entry.body()).step().path())
        .toList();
  }

  private Manuscript write(String name, Consumer<String> before) {
    try (Journal journal = journal(name)) {
      return write(journal, before);
    }
  }

  private Manuscript write(Journal journal, Consumer<String> before) {
    Model recorded =
        new ReplayedModel(
            journal,
            new RecordedModel(
                journal, Budget.unlimited(), Price.parse("0,0"), new Watched(before)));
    return new Writing(
            recorded,
            Prompts.builtIn(),
            List.of(new ReplayedLiterature(journal, SampleStudy.library())),
            NO_TEX,
            study.blobs())
        .run(study.input(Step.of("write")));
  }

  private Journal journal(String name) {
    return Journal.open(
        folder.resolve(name + ".jsonl"),
        study.blobs(),
        InstantSource.system(),
        Journal.OnChange.STOP,
        Json.tree(Map.of()));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the others did not come", e);
    }
  }

  /// The rehearsal, and what each step has to go through before it is answered.
  private final class Watched implements Model {
    private final Model rehearsal = new RehearsalModel();
    private final Consumer<String> before;

    Watched(Consumer<String> before) {
      this.before = before;
    }

    @Override
    public String name() {
      return "rehearsal";
    }

    @Override
    public ModelReply ask(ModelRequest request) {
      asked.add(request.step().path());
      before.accept(request.step().path());
      ModelReply reply = rehearsal.ask(request);
      String text = answer.apply(request.task(), reply.text());
      return new ModelReply(
          List.of(new ModelReply.Sample(text, ModelReply.FinishReason.STOP)),
          reply.usage(),
          reply.cost(),
          reply.model());
    }
  }
}
