package dev.alhazen.idea;

import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Prompts;
import dev.alhazen.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The texts of a novelty check: for each of its two stages one that stays the same from call to
/// call, and one that changes.
final class NoveltyPrompts {
  /// In a round of searching the nearest works are shown with the beginning of their abstracts,
  /// further ones on a line each.
  private static final int AT_A_GLANCE = 5;

  private static final int LINES = 35;

  private final Prompts prompts;

  NoveltyPrompts(Prompts prompts) {
    this.prompts = prompts;
  }

  String system() {
    return prompts.text("idea/judge", Map.of());
  }

  /// Stable, for searching.
  String novelty(NoveltyCheck.Input input, List<Literature> sources, int rounds) {
    return prompts.text(
        "idea/novelty",
        Map.of(
            "subject", subject(input),
            "sources", String.join(", ", sources.stream().map(Literature::name).toList()),
            "rounds", rounds));
  }

  /// What changes from round to round.
  String queries(Searches searches, List<Work> ranked, int round, int rounds) {
    List<Work> nearest = ranked.stream().limit(AT_A_GLANCE).toList();
    List<Work> others = ranked.stream().skip(AT_A_GLANCE).limit(LINES).toList();
    int hidden = ranked.size() - nearest.size() - others.size();
    return prompts.fill(
        "idea/queries",
        Map.of(
            "searches",
            searches.listing(),
            "searched",
            !searches.made().isEmpty(),
            "nearest",
            nearest.stream().map(Material::atAGlance).toList(),
            "others",
            Material.lines(others),
            "hidden",
            hidden,
            "hides",
            hidden > 0,
            "round",
            round,
            "rounds",
            rounds));
  }

  /// Stable, for the comparison.
  String compare(NoveltyCheck.Input input, Searches searches, List<Work> works) {
    return prompts.text(
        "idea/compare",
        Map.of(
            "subject", subject(input),
            "searches", searches.listing(),
            "found", searches.works().size(),
            "works", works.stream().map(Material::inFull).toList()));
  }

  String verdict(int works, String refusal) {
    return prompts.fill(
        "idea/verdict", Map.of("works", works, "refusal", refusal, "refused", !refusal.isEmpty()));
  }

  private String subject(NoveltyCheck.Input input) {
    Idea idea = input.idea();
    Map<String, Object> values = new HashMap<>();
    values.put("hasTemplate", input.template().isPresent());
    values.put("template", input.template().map(Template::name).orElse(""));
    values.put("field", input.template().map(Template::title).orElse(""));
    values.put(
        "description", input.template().map(each -> each.task().description().strip()).orElse(""));
    values.put("name", idea.name());
    values.put("title", idea.title());
    values.put("titled", !idea.title().endsWith(NoveltyCheck.Input.SHORTENED));
    values.put("experiment", idea.experiment().strip());
    values.put("outlined", !idea.experiment().strip().equals(idea.title()));
    return prompts.text("idea/subject", values);
  }
}
