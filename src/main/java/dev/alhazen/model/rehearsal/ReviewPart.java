package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plays the reviewers: fills in the form that the prompt shows, with scores from the middle of
/// each scale and with facts of the text that anyone can count. It judges nothing and says so.
final class ReviewPart implements Part {
  private static final Pattern PAPER = Pattern.compile("(?s).*<paper>\\n(.*)\\n</paper>");
  private static final Pattern SCORE =
      Pattern.compile("(?m)^- `(\\w+)` \\(whole number from 1 to (\\d+)\\)");
  private static final Pattern SECTION =
      Pattern.compile(
          "(?im)^\\W*(?:section\\{|\\d+\\.?\\s+|#+\\s*)?(abstract|introduction|related work|background"
              + "|methods?|experimental set-?up|experiments|results|discussion|limitations"
              + "|conclusions?|references)\\W*$");

  @Override
  public boolean plays(String task) {
    return task.startsWith("review/");
  }

  @Override
  public String reply(Cue cue) {
    if (cue.task().equals("review/reflect")) {
      return Json.pretty(Map.of("final", true)).strip();
    }
    Map<String, Object> form = texts(cue.conversation());
    if (cue.task().equals("review/sample")) {
      form.putAll(scores(cue.conversation(), cue.sample()));
    }
    return Json.pretty(form).strip();
  }

  private static Map<String, Object> texts(String conversation) {
    String paper = paper(conversation);
    List<String> sections = sections(paper);
    Map<String, Object> form = new LinkedHashMap<>();
    form.put(
        "Summary",
        "This is a rehearsal: no language model read the paper, and nothing here judges it. %s"
            .formatted(size(paper)));
    form.put("Strengths", List.of(rehearsed(found(sections))));
    form.put("Weaknesses", List.of(rehearsed(displays(paper))));
    form.put("Questions", List.of(rehearsed(numbers(paper))));
    form.put("Limitations", List.of(rehearsed(limitations(paper))));
    form.put("EthicalConcerns", false);
    return form;
  }

  private static String rehearsed(String fact) {
    return "Rehearsal, no judgement: " + fact;
  }

  private static String paper(String conversation) {
    Matcher matcher = PAPER.matcher(conversation);
    return matcher.lookingAt() ? matcher.group(1) : "";
  }

  private static String size(String paper) {
    long words = paper.isBlank() ? 0 : paper.strip().split("\\s+").length;
    return "The text has %d words.".formatted(words);
  }

  private static List<String> sections(String paper) {
    return SECTION
        .matcher(paper)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static String found(List<String> sections) {
    return sections.isEmpty()
        ? "no usual section heading was found in the text."
        : "the text has these sections: %s.".formatted(String.join(", ", sections));
  }

  private static String displays(String paper) {
    return "tables named in the text: %d, figures: %d."
        .formatted(numbered("Table", paper), numbered("Figure", paper));
  }

  private static long numbered(String word, String paper) {
    return Pattern.compile("\\b%s\\s+(\\d+)".formatted(word))
        .matcher(paper)
        .results()
        .map(match -> match.group(1))
        .distinct()
        .count();
  }

  private static String limitations(String paper) {
    return paper.toLowerCase(Locale.ROOT).contains("limitation")
        ? "the text speaks of its limitations."
        : "the word \"limitation\" does not occur in the text; the conclusion could name some.";
  }

  private static String numbers(String paper) {
    long count = Pattern.compile("±").matcher(paper).results().count();
    return "results with a standard error (±) in the text: %d.".formatted(count);
  }

  /// The lower middle of each scale; every second reviewer gives one less on a scale of ten, the
  /// overall one, so that there is a spread to average. The confidence is that of a guess.
  private static Map<String, Object> scores(String conversation, int sample) {
    Map<String, Object> scores = new LinkedHashMap<>();
    List<MatchResult> fields = new ArrayList<>(SCORE.matcher(conversation).results().toList());
    for (MatchResult field : fields) {
      int highest = Integer.parseInt(field.group(2));
      boolean lower = highest >= 10 && sample % 2 == 0;
      scores.put(field.group(1), Math.max(1, highest / 2 - (lower ? 1 : 0)));
    }
    scores.computeIfPresent("Confidence", (_, _) -> 1);
    return scores;
  }
}
