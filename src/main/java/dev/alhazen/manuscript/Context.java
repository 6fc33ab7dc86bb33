package dev.alhazen.manuscript;

import dev.alhazen.evidence.Comparison;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.EvidencePath;
import dev.alhazen.evidence.ResultLines;
import dev.alhazen.evidence.SealedLines;
import dev.alhazen.experiment.Amendment;
import dev.alhazen.experiment.Deviation;
import dev.alhazen.experiment.Protocol;
import dev.alhazen.experiment.Run;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.idea.Verdict;
import dev.alhazen.model.Prompts;
import dev.alhazen.template.Template;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The part of the prompts that stays the same through the whole writing: what the paper is about,
/// what was measured, what may be cited, how to write.
final class Context {
  /// The most characters of each part, so that no prompt grows beyond bounds; about four make a
  /// token.
  private static final int MOST_CODE = 40_000;

  private static final int MOST_TEXT = 6_000;
  private static final int MOST_NOTE = 1_200;
  private static final int MOST_RESULTS = 300;
  private static final int MOST_FAILURES = 30;
  private static final int MOST_STATEMENTS = 16_000;

  private final Prompts prompts;
  private final Material material;

  Context(Prompts prompts, Material material) {
    this.prompts = prompts;
    this.material = material;
  }

  String system() {
    return prompts.text(
        "manuscript/system", Map.of("persona", material.template().task().system()));
  }

  /// What the search for literature needs to know.
  String facts() {
    return prompts.text("manuscript/facts", idea());
  }

  /// Everything but the code.
  String whole() {
    Map<String, Object> values = new HashMap<>(idea());
    Trials trials = material.trials();
    values.put("novelty", novelty(material.verdict()));
    values.put("plan", Excerpt.of(trials.plan(), MOST_TEXT));
    values.putAll(conduct());
    values.put("command", material.command());
    values.put("hasCommand", !material.command().isBlank());
    values.put("runs", trials.runs().stream().map(Context::run).toList());
    values.put("conclusion", trials.conclusion());
    values.put("failures", failures());
    values.put("hasFailures", !failures().isEmpty());
    values.put("baseline", material.baseline());
    values.put("results", results());
    List<String> sealed = sealed();
    values.put("sealed", sealed);
    values.put("hasSealed", !sealed.isEmpty());
    values.put("parts", EvidencePath.comparisonAspects());
    values.put("leastSeeds", Comparison.LEAST_SEEDS);
    values.put("metrics", material.template().metrics().stream().map(Context::metric).toList());
    values.put("figures", material.figures().stream().map(Context::figure).toList());
    List<Map<String, Object>> works = Listing.of(material.bibliography(), MOST_STATEMENTS);
    values.put("works", works);
    values.put("hasWorks", !works.isEmpty());
    values.put("claimWords", ClaimWords.listed());
    values.put("labels", labels());
    return prompts.text("manuscript/context", values);
  }

  /// What became of the plan.
  private Map<String, Object> conduct() {
    Protocol protocol = material.trials().protocol();
    Optional<String> negative =
        material.trials().judgement(material.template().metrics()).negative();
    return Map.of(
        "hasAmendments", !protocol.amendments().isEmpty(),
        "amendments", told(protocol.amendments(), Amendment::line),
        "hasDeviations", !protocol.deviations().isEmpty(),
        "deviations", told(protocol.deviations(), Deviation::text),
        "repeated", protocol.repeated(),
        "isRepeated", !protocol.repeated().isEmpty(),
        "isNegative", negative.isPresent(),
        "negative", negative.orElse(""));
  }

  private static <T> List<String> told(List<T> all, Function<T, String> words) {
    return Excerpt.of(
        all.stream().map(words).map(line -> Excerpt.of(line, MOST_NOTE)).toList(), MOST_FAILURES);
  }

  /// The experiment's own source.
  String code() {
    String told = material.runSources().told();
    return prompts.text(
        "manuscript/code",
        Map.of(
            "byRun", !told.isEmpty(),
            "code", Excerpt.of(told.isEmpty() ? material.code() : told, MOST_CODE)));
  }

  /// The sources that the runs could not change; only the section on the set-up needs them.
  String fixed() {
    return Excerpt.of(material.fixed(), MOST_CODE);
  }

  /// What the paper is about, in a few words.
  String subject() {
    return "%s. %s".formatted(material.idea().title(), material.template().title());
  }

  private Map<String, Object> idea() {
    return Map.of(
        "template", material.template().name(),
        "ideaName", material.idea().name(),
        "task", Excerpt.of(material.template().task().description(), MOST_TEXT),
        "ideaTitle", material.idea().title(),
        "ideaExperiment", Excerpt.of(material.idea().experiment(), MOST_TEXT));
  }

  private List<String> results() {
    Evidence evidence = material.evidence();
    return Excerpt.of(
        material.results().runs().stream()
            .flatMap(run -> ResultLines.of(evidence, run).stream().map(line -> run + "/" + line))
            .toList(),
        MOST_RESULTS);
  }

  private List<String> sealed() {
    return Excerpt.of(SealedLines.of(material.evidence()), MOST_RESULTS);
  }

  private String failures() {
    List<String> lines =
        material.trials().attempts().stream()
            .filter(attempt -> !attempt.outcome().equals("finished"))
            .map(
                attempt ->
                    "%s, attempt %d: %s. %s"
                        .formatted(
                            attempt.run(),
                            attempt.number(),
                            attempt.outcome(),
                            Excerpt.of(attempt.detail(), MOST_NOTE)))
            .toList();
    return Excerpt.of(lines, MOST_FAILURES).stream()
        .map("- %s"::formatted)
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> run(Run run) {
    return Map.of(
        "name", run.name(),
        "title", run.title(),
        "change", Excerpt.of(run.change(), MOST_NOTE),
        "observation", Excerpt.of(run.observation(), MOST_NOTE),
        "seeds", run.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  private static Map<String, String> figure(Figure figure) {
    return Map.of(
        "file", figure.file(), "label", Material.label(figure), "caption", figure.caption());
  }

  private static String metric(Template.Metric metric) {
    String direction =
        switch (metric.direction()) {
          case LOWER -> "lower is better";
          case HIGHER -> "higher is better";
          case NEITHER -> "neither way is better";
        };
    String unit = metric.unit().isBlank() ? "" : " in " + metric.unit();
    return "%s: %s%s, %s".formatted(metric.name(), metric.title(), unit, direction);
  }

  private static String novelty(Verdict verdict) {
    String nearest =
        verdict.nearest().stream()
            .map(work -> "- %s: %s".formatted(work.key(), work.title()))
            .collect(Collectors.joining("\n"));
    return Excerpt.of(
        "%s. %s\n%s".formatted(verdict.status(), verdict.reason(), nearest).strip(), MOST_TEXT);
  }

  private static String labels() {
    return Arrays.stream(SectionKind.values())
        .filter(kind -> kind != SectionKind.ABSTRACT)
        .map(kind -> "`sec:%s`".formatted(kind.id()))
        .collect(Collectors.joining(", "));
  }
}
