package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the rehearsal answers reviews: it adds a scripted paragraph where the text alone can meet a
/// request, and refuses what would need a new experiment.
final class RevisionScript {
  private static final Pattern REQUEST = Pattern.compile("(?m)^- ([\\w.-]+) \\(([^)]*)\\): (.*)$");
  private static final Pattern EXPERIMENT =
      Pattern.compile(
          "\\b(experiments?|larger|dimension\\w*|ablations?|architectures?|run more)\\b");
  private static final Pattern LITERATURE =
      Pattern.compile("\\b(related|literature|citations?|prior|novel\\w*|compare\\w*)\\b");
  private static final Pattern SPREAD =
      Pattern.compile(
          "\\b(seeds?|noise|statistic\\w*|interval\\w*|significan\\w*|limitations?)\\b");

  private RevisionScript() {}

  static String plan(Cue cue) {
    List<Map<String, Object>> answers = new ArrayList<>();
    Matcher matcher = REQUEST.matcher(new PaperCue(cue).part("# What the reviewers ask for"));
    while (matcher.find()) {
      String text = matcher.group(3).toLowerCase(Locale.ROOT);
      answers.add(answer(matcher.group(1), text, answers.isEmpty()));
    }
    return Json.line(Map.of("answers", answers));
  }

  private static Map<String, Object> answer(String id, String text, boolean isFirst) {
    if (SPREAD.matcher(text).find()) {
      return change(id, "results", "We now say what the number of seeds allows and what not.");
    }
    if (EXPERIMENT.matcher(text).find() && !isFirst) {
      return answer(
          id,
          "refuse",
          List.of(),
          "This needs a new experiment; the revision changes the text alone and will not claim"
              + " what was not run.");
    }
    if (LITERATURE.matcher(text).find()) {
      return change(id, "related_work", "We now say plainly what was not compared.");
    }
    return isFirst
        ? change(id, "conclusion", "We now state the scope of the findings in the conclusion.")
        : change(id, "introduction", "We now state the scope of the paper in the introduction.");
  }

  private static Map<String, Object> change(String id, String section, String reason) {
    return answer(id, "change", List.of(section), reason);
  }

  private static Map<String, Object> answer(
      String id, String action, List<String> sections, String reason) {
    return new TreeMap<>(
        Map.of("id", id, "action", action, "sections", sections, "reason", reason));
  }

  /// The section in view with the scripted addition at its end.
  static String section(Cue cue, String id) {
    PaperCue paper = new PaperCue(cue);
    WritingScript script = new WritingScript();
    script.load("generic/revision.tex");
    script.put("baseline", new Observations(paper).baseline());
    String before = paper.section(id).orElse("");
    String addition = script.filled(id);
    return before.contains(addition) ? before : before + "\n\n" + addition;
  }
}
