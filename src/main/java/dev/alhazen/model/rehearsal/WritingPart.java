package dev.alhazen.model.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes and revises the paper, from scripts and from what the prompt lists. Two drafts hold a
/// mistake on purpose, which the repair round mends: a path of evidence and a citation that do not
/// exist.
final class WritingPart implements Part {
  private static final String WRONG_EVIDENCE =
      "\n\nAveraged over the data sets the loss was \\evidence{run_1/average/eval_loss}.";
  private static final String WRONG_CITATION =
      "\n\nA related finding was reported for other data \\citep{nobody2031unwritten}.";

  @Override
  public boolean plays(String task) {
    return task.startsWith("manuscript/") && !task.equals("manuscript/citations");
  }

  @Override
  public String reply(Cue cue) {
    String section = cue.labelled("Section").orElse("abstract");
    return switch (cue.task()) {
      case "manuscript/abstract" -> titled(cue);
      case "manuscript/revision-plan" -> RevisionScript.plan(cue);
      case "manuscript/revise" -> fenced(RevisionScript.section(cue, section));
      case "manuscript/repair" -> fenced(prose(cue, section));
      default -> fenced(prose(cue, section) + mistake(section));
    };
  }

  private static String mistake(String section) {
    return switch (section) {
      case "results" -> WRONG_EVIDENCE;
      case "related_work" -> WRONG_CITATION;
      default -> "";
    };
  }

  private static String titled(Cue cue) {
    return "Title: %s\n\n%s".formatted(script(cue).filled("title"), fenced(prose(cue, "abstract")));
  }

  private static String fenced(String latex) {
    return "```latex\n%s\n```".formatted(latex);
  }

  private static String prose(Cue cue, String section) {
    PaperCue paper = new PaperCue(cue);
    WritingScript script = script(cue);
    ScriptedCitations citations = new ScriptedCitations(paper.works(), paper.statements());
    String resolved = citations.resolve(script.filled(section));
    citations.resolve(script.all());
    List<String> further =
        paper.works().keySet().stream().filter(key -> !citations.used().contains(key)).toList();
    return resolved
        .replace("@@further_works@@", further(further))
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private static String further(List<String> keys) {
    return keys.isEmpty()
        ? ""
        : ("\\paragraph{Further work.} The search for literature also returned works that treat"
                + " ingredients of the same models or neighbouring questions~\\citep{%s}. We did not"
                + " compare with them.")
            .formatted(String.join(", ", keys.stream().limit(8).toList()));
  }

  private static WritingScript script(Cue cue) {
    PaperCue paper = new PaperCue(cue);
    WritingScript script = new WritingScript();
    script.load("generic/writing.tex");
    String template = WritingScript.word(cue, "Template");
    String idea = WritingScript.word(cue, "Idea");
    boolean isScripted = script.load("%s/%s/writing.tex".formatted(template, idea));
    if (isScripted) {
      script.load("%s/writing.tex".formatted(template));
    }
    script.put("template_tex", Observations.plain(template));
    ideaTitle(cue, script);
    listing(paper, script);
    observations(paper, script);
    return script;
  }

  private static void ideaTitle(Cue cue, WritingScript script) {
    String given = new PaperCue(cue).ideaTitle();
    String title = Observations.plain(given.isEmpty() ? "An Experiment, Repeated" : given);
    script.put("idea_title", title);
    script.put("idea_title_tex", title);
  }

  /// What the prompt lists: runs, metrics, data sets, figures.
  private static void listing(PaperCue paper, WritingScript script) {
    Observations observations = new Observations(paper);
    List<String> others = observations.others();
    script.put("baseline", observations.baseline());
    script.put("baseline_tex", Observations.plain(observations.baseline()));
    script.put("runs_count", others.size() == 1 ? "one further run" : further(others.size()));
    script.put(
        "runs_text",
        others.isEmpty()
            ? "none that gave a result"
            : Observations.joined(others.stream().map(r -> named(paper, r)).toList()));
    script.put("run_paragraphs", runParagraphs(paper, others, script));
    script.put("seeds_text", seeds(others));
    script.put(
        "metrics_text",
        Observations.joined(
            paper.metrics().stream().map(m -> Observations.plain(m.title())).toList()));
    script.put(
        "datasets_text",
        Observations.joined(
            paper.results().stream()
                .map(r -> "\\emph{%s}".formatted(Observations.plain(r.dataset())))
                .distinct()
                .toList()));
    script.put("further_works", "@@further_works@@");
    figures(paper, script);
  }

  private static String further(int runs) {
    return "%s further runs".formatted(Observations.count(runs));
  }

  private static String named(PaperCue paper, String run) {
    String title = paper.runs().getOrDefault(run, "");
    return "%s (%s)".formatted(Observations.code(run), Observations.plain(title));
  }

  private static String runParagraphs(PaperCue paper, List<String> others, WritingScript script) {
    return others.stream()
        .map(
            run ->
                "\\paragraph{%s: %s.} %s"
                    .formatted(
                        Observations.code(run),
                        Observations.plain(paper.runs().getOrDefault(run, "")),
                        script.block(run)))
        .map(String::strip)
        .collect(Collectors.joining("\n\n"));
  }

  private static String seeds(List<String> runs) {
    return runs.isEmpty()
        ? ""
        : runs.stream()
            .map(run -> "%s with \\seeds{%s}".formatted(Observations.code(run), run))
            .collect(Collectors.collectingAndThen(Collectors.toList(), WritingPart::andTheOthers));
  }

  private static String andTheOthers(List<String> parts) {
    return ", " + Observations.joined(parts);
  }

  private static void figures(PaperCue paper, WritingScript script) {
    List<String> shown = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (PaperCue.Figure figure : paper.figures()) {
      shown.add("\\resultfigure{%s}".formatted(figure.file()));
      references.add("Figure~\\ref{%s}".formatted(figure.label()));
    }
    script.put("figures", String.join("\n\n", shown));
    script.put(
        "figure_sentence",
        references.isEmpty()
            ? ""
            : "%s %s what lies behind these numbers."
                .formatted(
                    Observations.joined(references), references.size() == 1 ? "shows" : "show"));
  }

  private static void observations(PaperCue paper, WritingScript script) {
    Observations observations = new Observations(paper);
    List<PaperCue.Metric> metrics = paper.metrics();
    List<PaperCue.Metric> times =
        metrics.stream().filter(metric -> metric.name().endsWith("_time")).toList();
    List<PaperCue.Metric> others =
        metrics.stream().filter(metric -> !times.contains(metric)).toList();
    String lead = lead(others, script.block("exact_metric"));
    script.put("summary", observations.summary(lead));
    script.put("brief", observations.brief(lead));
    script.put("verdict", observations.verdict(lead));
    script.put("results_by_run", observations.byRun(ordered(others, lead)));
    script.put("cost", observations.cost(times));
    script.put(
        "failed",
        paper.hasFailures()
            ? "Some attempts failed before a run succeeded; they are listed in"
                + " Appendix~\\ref{sec:record} and left no results."
            : "");
  }

  private static String lead(List<PaperCue.Metric> metrics, String wanted) {
    return metrics.stream()
        .map(PaperCue.Metric::name)
        .filter(name -> wanted.isEmpty() || name.equals(wanted))
        .findFirst()
        .orElse(metrics.isEmpty() ? "" : metrics.getFirst().name());
  }

  private static List<PaperCue.Metric> ordered(List<PaperCue.Metric> metrics, String lead) {
    List<PaperCue.Metric> ordered = new ArrayList<>(metrics);
    ordered.sort((a, b) -> Boolean.compare(b.name().equals(lead), a.name().equals(lead)));
    return ordered;
  }
}
