package dev.alhazen.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.text;

import dev.alhazen.page.Blocks;
import dev.alhazen.page.Table;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The head of the report: what was asked, of whom, and what came of it.
final class Overview {
  private Overview() {}

  static List<DomContent> of(StudyFiles study) {
    List<DomContent> blocks = new ArrayList<>();
    blocks.add(h1(title(study)));
    blocks.addAll(banners(study));
    blocks.add(Blocks.facts(facts(study)));
    blocks.add(outcomes(study));
    return blocks;
  }

  private static String title(StudyFiles study) {
    return "Study: "
        + (study.facts().hasNonNull("templateTitle")
            ? study.fact("templateTitle")
            : study.fact("template"));
  }

  private static List<DomContent> banners(StudyFiles study) {
    List<DomContent> banners = new ArrayList<>();
    if (study.isRehearsal()) {
      banners.add(
          Blocks.banner(
              Blocks.Tone.WARN,
              "Rehearsal: no language model took part. The experiments ran and their measurements"
                  + " are real; ideas, edits, prose and reviews are scripted and judge nothing."));
    }
    if (study.fact("sandbox").equals("none")) {
      banners.add(
          Blocks.banner(
              Blocks.Tone.BAD,
              "No sandbox: code that a model wrote ran with the rights of the user who started"
                  + " this study."));
    }
    return banners;
  }

  private static SequencedMap<String, DomContent> facts(StudyFiles study) {
    SequencedMap<String, DomContent> facts = new LinkedHashMap<>();
    facts.put("Template", text(study.fact("template")));
    facts.put("Preset", text(study.fact("preset")));
    facts.put("Model", text(study.fact("model")));
    facts.put("Reviewer", text(study.fact("reviewer")));
    study
        .facts()
        .at("/options/models")
        .properties()
        .forEach(role -> facts.put("Model, " + role.getKey(), text(role.getValue().asString())));
    facts.put("Ideas asked for", text(study.fact("ideas")));
    facts.put(
        "Runs and attempts",
        text("%s runs, %s attempts each".formatted(study.fact("runs"), study.fact("attempts"))));
    facts.put("Budget", text(study.fact("budget")));
    facts.put("Sandbox", text(study.fact("sandbox")));
    facts.put("Seed", text(study.fact("seed")));
    facts.put("Started", text(study.fact("started")));
    return facts;
  }

  private static DomContent outcomes(StudyFiles study) {
    if (study.investigations().isEmpty()) {
      return Blocks.text("No idea has been investigated yet.");
    }
    Table table =
        new Table(
            "What came of each investigation",
            List.of(
                Table.Column.words("idea"),
                Table.Column.words("outcome"),
                Table.Column.words("review"),
                Table.Column.words("reason")));
    for (InvestigationFiles one : study.investigations()) {
      table.row(
          List.of(
              a(one.name()).withHref("#" + one.name()),
              Blocks.badge(InvestigationPart.tone(one.status()), one.status()),
              text(InvestigationPart.scores(one)),
              text(one.reason())));
    }
    return table.html();
  }
}
