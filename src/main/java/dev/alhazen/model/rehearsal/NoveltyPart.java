package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plays the one who checks novelty: one search by the words of the idea's title, then the same
/// comparison with every work that came back and the same verdict always.
final class NoveltyPart implements Part {
  private static final int WORDS = 6;
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}-]+");
  private static final String WORK = "Work: ";

  @Override
  public boolean plays(String task) {
    return task.equals("idea/queries") || task.equals("idea/verdict");
  }

  @Override
  public String reply(Cue cue) {
    return Json.line(cue.task().equals("idea/queries") ? queries(cue) : verdict(cue));
  }

  private static Map<String, Object> queries(Cue cue) {
    boolean first = cue.labelled("Round").orElse("").startsWith("1 ");
    String title = cue.labelled("Title of idea").or(() -> cue.labelled("Outline")).orElse("");
    String query =
        GAP.splitAsStream(title)
            .filter(word -> word.length() > 3)
            .limit(WORDS)
            .collect(Collectors.joining(" "));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("thoughts", "A rehearsal: it asks once for the words of the title.");
    fields.put("decision", first ? "search" : "enough");
    fields.put("queries", first ? List.of(query.isEmpty() ? "baseline" : query) : List.of());
    return fields;
  }

  private static Map<String, Object> verdict(Cue cue) {
    List<Map<String, Object>> comparisons =
        cue.conversation()
            .lines()
            .filter(line -> line.startsWith(WORK))
            .map(line -> comparison(line.substring(WORK.length()).strip()))
            .toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("comparisons", comparisons);
    fields.put("verdict", comparisons.isEmpty() ? "undecided" : "incremental");
    fields.put(
        "reason",
        "A rehearsal judges nothing: this verdict is scripted, and so are the comparisons with the"
            + " works that the search returned.");
    return fields;
  }

  private static Map<String, Object> comparison(String key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("problem", facet("partial"));
    fields.put("method", facet("none"));
    fields.put("evidence", facet("none"));
    return fields;
  }

  private static Map<String, Object> facet(String overlap) {
    return Map.of("overlap", overlap, "why", "Scripted; a rehearsal has not read it.");
  }
}
