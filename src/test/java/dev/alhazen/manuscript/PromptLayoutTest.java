package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.rehearsal.RehearsedWriting;
import dev.alhazen.typeset.Typeset;
import dev.alhazen.typeset.Typesetter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the requests of writing and revising share their beginnings, so that a provider can keep
/// them.
class PromptLayoutTest {
  private static final Typesetter NO_TEX =
      (step, sources, main) -> new Typeset.NoTex("no TeX in this test");

  @TempDir Path folder;
  private final RehearsedWriting model = new RehearsedWriting();

  @BeforeEach
  void writeAndRevise() {
    SampleStudy study = new SampleStudy(folder, "diffusion2d", "cosine_noise_schedule");
    Manuscript first =
        new Writing(model, Prompts.builtIn(), List.of(SampleStudy.library()), NO_TEX, study.blobs())
            .run(study.input(Step.of("write")));
    new Revision(model, Prompts.builtIn(), List.of(), NO_TEX, study.blobs())
        .run(
            study.input(Step.of("improve")),
            first,
            List.of(
                new RevisionRequest("W1", "results", "Too few seeds to tell anything."),
                new RevisionRequest("W2", "paper", "Say what the related work compares.")));
  }

  @Test
  void allRequestsOfAStageHaveOneSystemMessage() {
    assertThat(model.requests().stream().map(ModelRequest::system).distinct()).hasSize(1);
  }

  @Test
  void writingAndRevisingBeginWithTheSameContext() {
    assertThat(sections().stream().map(request -> text(request, 0)).distinct()).hasSize(1);
    assertThat(searches().stream().map(request -> text(request, 0)).distinct()).hasSize(1);
    assertThat(sections()).allMatch(request -> request.messages().size() > 1);
  }

  @Test
  void refinementsSeeOneAndTheSamePaper() {
    List<ModelRequest> refinements =
        sections().stream().filter(r -> r.task().equals("manuscript/refine")).toList();
    assertThat(refinements).hasSize(8);
    assertThat(refinements.stream().map(PromptLayoutTest::paper).distinct()).hasSize(1);
  }

  @Test
  void theCodeIsShownToThoseWhoDescribeTheExperiment() {
    Map<Boolean, Long> refinements =
        sections().stream()
            .filter(r -> r.task().equals("manuscript/refine"))
            .collect(
                Collectors.partitioningBy(
                    r -> text(r, 1).startsWith("# The code"), Collectors.counting()));
    assertThat(refinements).containsEntry(true, 3L).containsEntry(false, 5L);
  }

  /// What stands before the question.
  private static String paper(ModelRequest request) {
    return text(request, request.messages().size() - 2);
  }

  @Test
  void mostOfThePromptsIsAPrefixThatWasSentBefore() {
    long sent = 0;
    long again = 0;
    List<String> before = new java.util.ArrayList<>();
    for (ModelRequest request : model.requests()) {
      String whole = whole(request);
      sent += whole.length();
      again += before.stream().mapToInt(other -> common(other, whole)).max().orElse(0);
      before.add(whole);
    }
    assertThat(model.requests()).hasSizeLessThanOrEqualTo(27);
    assertThat((double) again / sent).isGreaterThan(0.7);
  }

  private List<ModelRequest> sections() {
    return model.requests().stream().filter(request -> !isSearch(request)).toList();
  }

  private List<ModelRequest> searches() {
    return model.requests().stream().filter(PromptLayoutTest::isSearch).toList();
  }

  private static boolean isSearch(ModelRequest request) {
    return request.task().equals("manuscript/citations");
  }

  private static String text(ModelRequest request, int message) {
    return request.messages().get(message).text();
  }

  private static String whole(ModelRequest request) {
    return request.messages().stream()
        .map(Message::text)
        .collect(Collectors.joining("\n", request.system(), ""));
  }

  private static int common(String a, String b) {
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return i;
      }
    }
    return end;
  }
}
