package dev.alhazen.model.rehearsal;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Plays the one who has ideas: the next scripted idea of the template that is not in the archive
/// yet, and where the script has none left, the repetition of the baseline. Second thoughts leave
/// every idea as it is.
final class IdeaPart implements Part {
  /// An idea of the archive, or a proposal that was refused because it repeats one.
  private static final Pattern TAKEN = Pattern.compile("^(?:Idea in archive: |- `)(\\w+)");

  private static final Pattern PROPOSAL = Pattern.compile("(?m)^Proposal: (\\{.*})$");

  @Override
  public boolean plays(String task) {
    return task.equals("idea/generate") || task.equals("idea/reflect");
  }

  @Override
  public String reply(Cue cue) {
    return cue.task().equals("idea/generate") ? proposal(cue) : reflection(cue);
  }

  private static String proposal(Cue cue) {
    Set<String> archive =
        cue.ask()
            .lines()
            .map(TAKEN::matcher)
            .filter(Matcher::find)
            .map(taken -> taken.group(1))
            .collect(Collectors.toSet());
    return scripted(cue.labelled("Template").orElse("")).stream()
        .filter(idea -> !archive.contains(idea.path("name").asString("")))
        .findFirst()
        .map(IdeaPart::scriptedReply)
        .orElseGet(() -> Json.line(repetition(archive)));
  }

  private static String scriptedReply(JsonNode idea) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("thoughts", "A rehearsal: this idea was written beforehand, no model had it.");
    idea.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return Json.line(fields);
  }

  private static Map<String, Object> repetition(Set<String> archive) {
    int n = 1;
    while (archive.contains(numbered(n))) {
      n++;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        "thoughts", "A rehearsal: there is no script for this, so the baseline is repeated.");
    fields.put("name", numbered(n));
    fields.put(
        "title",
        "How stable is the baseline? Repetition under new seeds"
            + (n == 1 ? "" : " (%d)".formatted(n)));
    fields.put(
        "experiment",
        "Run the unchanged baseline again under new seeds, twice. Compare every metric with the"
            + " first baseline, and say how far apart equal runs lie.");
    fields.put("interestingness", 3);
    fields.put("feasibility", 10);
    fields.put("novelty", 1);
    return fields;
  }

  private static String numbered(int n) {
    return n == 1 ? "repeat_baseline" : "repeat_baseline_%d".formatted(n);
  }

  private static String reflection(Cue cue) {
    Matcher proposal = PROPOSAL.matcher(cue.ask());
    JsonNode idea =
        Json.parse(proposal.find() ? proposal.group(1) : "{}", "The proposal in the conversation");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("thoughts", "A rehearsal has no second thoughts.");
    fields.put("decision", "final");
    fields.put("title", "");
    fields.put("experiment", "");
    for (String rating : List.of("interestingness", "feasibility", "novelty")) {
      fields.put(rating, Math.clamp(idea.path(rating).asInt(5), 1, 10));
    }
    return Json.line(fields);
  }

  private static List<JsonNode> scripted(String template) {
    String path = "/dev/alhazen/model/rehearsal/%s/ideas.json".formatted(template);
    if (!template.matches("\\w[\\w-]*")) {
      return List.of();
    }
    try (InputStream in = IdeaPart.class.getResourceAsStream(path)) {
      if (in == null) {
        return List.of();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<JsonNode> ideas = new ArrayList<>();
      Json.parse(text, path).forEach(ideas::add);
      return ideas;
    } catch (IOException e) {
      throw new DefectException("%s cannot be read: %s.".formatted(path, e));
    }
  }
}
