package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Plays the one who labels the runs in the plot script and writes captions: by the template's
/// script where it has one, else the plot script stays and captions say no more than the file's
/// name.
final class FigurePart implements Part {
  private static final String KEEP = "KEEP AS IS";

  @Override
  public boolean plays(String task) {
    return task.startsWith("figure/");
  }

  @Override
  public String reply(Cue cue) {
    return cue.task().equals("figure/captions") ? Json.pretty(captions(cue)) : edit(cue);
  }

  private static String edit(Cue cue) {
    String attempt = cue.labelled("Attempt").orElse("").split(" ", 2)[0];
    String idea = cue.labelled("Idea").orElse("");
    return Script.find(
            cue.labelled("Template").orElse(""),
            "%s/plot-attempt_%s.md".formatted(idea, attempt),
            Map.of())
        .orElse(KEEP);
  }

  private static Map<String, Object> captions(Cue cue) {
    JsonNode known =
        Script.find(cue.labelled("Template").orElse(""), "captions.json", Map.of())
            .map(text -> Json.parse(text, "the rehearsal's captions"))
            .orElseGet(() -> Json.tree(Map.of()));
    List<Map<String, Object>> captions =
        figures(cue.ask()).stream().map(file -> caption(file, known)).toList();
    return Map.of("captions", captions);
  }

  private static Map<String, Object> caption(String file, JsonNode known) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("file", file);
    entry.put("caption", known.path(file).asString(generic(file)));
    return entry;
  }

  private static String generic(String file) {
    String name =
        file.replaceFirst(".*/", "").replaceFirst("\\.\\w+$", "").replaceAll("[\\d_-]+", " ");
    return "The plot script's picture of %s for each run; the script says how it is drawn."
        .formatted(name.isBlank() ? "the results" : name.strip());
  }

  private static List<String> figures(String ask) {
    return ask.lines()
        .dropWhile(line -> !line.equals("## The figures"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("##"))
        .filter(line -> line.startsWith("- "))
        .map(line -> line.substring(2).strip())
        .toList();
  }
}
