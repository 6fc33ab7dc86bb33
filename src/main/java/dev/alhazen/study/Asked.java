package dev.alhazen.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// What was asked of a study: the content of `study.json`. A study is resumed from it alone.
///
/// @param version of this format
/// @param templateFolder where the template lies on this machine
/// @param templateDigest over the template's files; a changed template is noticed on resume
/// @param model who has ideas, writes code and text: `provider/model`
/// @param reviewer who reviews
/// @param ideas how many new ideas are wanted
/// @param runs the most runs for each idea, beside the baseline
/// @param attempts the most attempts for each run
/// @param budget the most that the whole study may cost; absent: no limit
/// @param sandbox the tier in which model-written code runs
/// @param typesetting whether this machine had TeX when the study began
/// @param started when, as ISO-8601; the paper's date
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Asked(
    int version,
    String program,
    String template,
    String templateTitle,
    String templateFolder,
    Digest templateDigest,
    String preset,
    String model,
    String reviewer,
    int ideas,
    int runs,
    int attempts,
    Optional<Money> budget,
    String sandbox,
    Typesetting typesetting,
    long seed,
    String started,
    Options options) {
  static final int VERSION = 1;

  /// The finer choices.
  ///
  /// @param until the last stage that is wanted
  /// @param baseUrl of a local or self-hosted model server
  /// @param price per million tokens, `IN,OUT`, where the user gave one
  /// @param literature the literature sources in the order of asking
  /// @param libraries BibTeX files of the user's own
  /// @param mounts read-only folders that the experiment sees
  /// @param passEnv names of environment variables that the experiment sees
  /// @param runTimeoutSeconds overrides the preset's limit where present
  /// @param python the interpreter of Python templates, where the user named one
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Options(
      Stage until,
      IdeaSource ideaSource,
      Novelty novelty,
      Citations citations,
      Improvement improvement,
      int reflections,
      int noveltyRounds,
      int citationRounds,
      int ensemble,
      int reviewReflections,
      int shots,
      int parallel,
      Optional<Money> budgetPerIdea,
      Optional<String> baseUrl,
      Optional<String> price,
      List<String> literature,
      List<String> libraries,
      List<String> mounts,
      List<String> passEnv,
      Optional<Long> runTimeoutSeconds,
      Optional<String> python) {
    public Options {
      literature = List.copyOf(literature);
      libraries = List.copyOf(libraries);
      mounts = List.copyOf(mounts);
      passEnv = List.copyOf(passEnv);
    }
  }

  /// Whether PDFs can be made.
  public enum Typesetting {
    LATEX,
    NONE
  }

  /// The stages of a study, in order.
  public enum Stage {
    IDEAS,
    EXPERIMENT,
    PAPER,
    REVIEW;

    boolean reaches(Stage other) {
      return compareTo(other) >= 0;
    }
  }

  /// Where ideas come from.
  public enum IdeaSource {
    MODEL,
    FILE,
    TEMPLATE
  }

  /// Whether the literature is asked about an idea.
  public enum Novelty {
    CHECK,
    SKIP
  }

  /// Which works a paper may cite.
  public enum Citations {
    SEARCH,
    TEMPLATE_ONLY
  }

  /// What happens after the first review.
  public enum Improvement {
    NONE,
    TEXT
  }

  /// The same study with another limit on its cost.
  public Asked withBudget(Money limit) {
    return with(json -> json.put("budget", limit.toString()));
  }

  /// The same study over a changed template.
  public Asked withTemplate(Digest digest) {
    return with(json -> json.put("templateDigest", digest.hex()));
  }

  /// The same study, carried through to an improved paper.
  public Asked improved() {
    return with(
        json ->
            json.withObject("options")
                .put("until", Stage.REVIEW.name())
                .put("improvement", Improvement.TEXT.name()));
  }

  private Asked with(Consumer<ObjectNode> change) {
    ObjectNode json = (ObjectNode) Json.tree(this);
    change.accept(json);
    return Json.to(json, Asked.class);
  }

  /// Whether no language model takes part.
  public boolean isRehearsal() {
    return model.equals("rehearsal");
  }
}
