package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plays the one who checks novelty: one search by the words of the idea's title, then the same
/// verdict always, with the first works that came back.
final class NoveltyPart implements Part {
  private static final int WORDS = 6;
  private static final int NEAREST = 3;
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}-]+");
  private static final String WORK = "Work: ";

  @Override
  public boolean plays(String task) {
    return task.equals("idea/novelty");
  }

  @Override
  public String reply(Cue cue) {
    boolean first = cue.labelled("Round").orElse("").startsWith("1 ");
    return Json.line(first ? search(cue) : verdict(cue));
  }

  private static Map<String, Object> search(Cue cue) {
    String title = cue.labelled("Title of idea").orElse("");
    String query =
        GAP.splitAsStream(title)
            .filter(word -> word.length() > 3)
            .limit(WORDS)
            .collect(Collectors.joining(" "));
    return reply(
        "A rehearsal: it asks for the words of the title.",
        "search",
        List.of(query.isEmpty() ? "baseline" : query),
        "",
        List.of());
  }

  private static Map<String, Object> verdict(Cue cue) {
    List<String> nearest =
        cue.ask()
            .lines()
            .filter(line -> line.startsWith(WORK))
            .map(line -> line.substring(WORK.length()).strip())
            .limit(NEAREST)
            .toList();
    return reply(
        "A rehearsal has no opinion.",
        "incremental",
        List.of(),
        "A rehearsal judges nothing: this verdict is scripted, and the works named are simply the"
            + " first that the search returned.",
        nearest);
  }

  private static Map<String, Object> reply(
      String thoughts, String decision, List<String> queries, String reason, List<String> nearest) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("thoughts", thoughts);
    fields.put("decision", decision);
    fields.put("queries", queries);
    fields.put("reason", reason);
    fields.put("nearest", nearest);
    return fields;
  }
}
