package dev.alhazen.study;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.coding.CoderCommand;
import dev.alhazen.model.ModelName;
import dev.alhazen.template.Device;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  /// @param baseUrls of model servers: an address, or `PROVIDER=ADDRESS`
  /// @param prices per million tokens, `IN,OUT` or `NAME=IN,OUT`, where the user gave them
  /// @param literature the literature sources in the order of asking
  /// @param libraries BibTeX files of the user's own
  /// @param mounts read-only folders that the experiment sees
  /// @param passEnv names of environment variables that the experiment sees
  /// @param runTimeoutSeconds overrides the preset's limit where present
  /// @param python the interpreter of Python templates, where the user named one
  /// @param models of the roles that do not fall to `model`, other than the reviewer
  /// @param patienceSeconds how long an outage of a model's server is waited out
  /// @param parallel how many ideas are investigated at once
  /// @param data the folder of data that the user named for the template
  /// @param repetitions of each run, where the user chose another number than the template
  /// @param gpus `auto`, `none`, or numbers such as `0,1`; absent: none
  /// @param coder the program that changes the code, as the user named it; absent: the built-in one
  /// @param device what experiments compute on that can be told; absent: the processor
  /// @param confirmSeeds to how many repetitions the best run of each idea is brought; absent: as
  ///   it is
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
      @JsonAlias("baseUrl") @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> baseUrls,
      @JsonAlias("price") @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> prices,
      List<String> literature,
      List<String> libraries,
      List<String> mounts,
      List<String> passEnv,
      Optional<Long> runTimeoutSeconds,
      Optional<String> python,
      Map<Role, String> models,
      Optional<Long> patienceSeconds,
      Optional<String> gpus,
      Optional<Integer> confirmSeeds,
      Optional<String> data,
      Optional<Integer> repetitions,
      Optional<String> coder,
      Optional<Device> device) {
    public Options {
      // Studies of older versions do not have them.
      baseUrls = baseUrls == null ? List.of() : List.copyOf(baseUrls);
      prices = prices == null ? List.of() : List.copyOf(prices);
      models = models == null ? Map.of() : Map.copyOf(models);
      device = device == null ? Optional.empty() : device;
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

  /// The model of a role.
  public String model(Role role) {
    return switch (role) {
      case MODEL -> model;
      case REVIEWER -> reviewer;
      case CODER, WRITER, VISION, CHEAP -> options.models().getOrDefault(role, model);
    };
  }

  /// How the program is called that changes the code; empty where the built-in coder does.
  public Optional<CoderCommand> coderCommand() {
    return options().coder().map(typed -> CoderCommand.of(typed, coderProtocol()));
  }

  /// In which protocol the coder's model is asked.
  public CoderCommand.Protocol coderProtocol() {
    return switch (ModelName.parse(model(Role.CODER)).adapter()) {
      case ANTHROPIC_PROTOCOL -> CoderCommand.Protocol.ANTHROPIC;
      case OPENAI_PROTOCOL, BUILT_IN -> CoderCommand.Protocol.OPENAI;
    };
  }

  /// All models that have a part in the paper, named once each.
  public String authors() {
    return Stream.of(Role.MODEL, Role.CODER, Role.WRITER)
        .map(this::model)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /// The same study with another limit on its cost.
  public Asked withBudget(Money limit) {
    return with(json -> json.put("budget", limit.toString()));
  }

  /// The same study with another limit on the cost of each idea.
  public Asked withBudgetPerIdea(Money limit) {
    return with(json -> json.withObject("options").put("budgetPerIdea", limit.toString()));
  }

  /// The same study without any limit on its cost.
  public Asked withoutBudget() {
    return with(
        json -> {
          json.remove("budget");
          json.withObject("options").remove("budgetPerIdea");
        });
  }

  /// The same study with another patience for outages.
  public Asked withPatience(Duration patience) {
    return with(json -> json.withObject("options").put("patienceSeconds", patience.toSeconds()));
  }

  /// The same study on other GPUs.
  public Asked withGpus(String gpus) {
    return with(json -> json.withObject("options").put("gpus", gpus));
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

  /// Whether no language model takes part in the paper; one may review it.
  public boolean isRehearsal() {
    return Stream.of(Role.MODEL, Role.CODER, Role.WRITER)
        .allMatch(role -> ModelName.parse(model(role)).isRehearsal());
  }
}
