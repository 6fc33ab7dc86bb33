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
/// yet, and where the script has none left, questions that the unchanged baseline answers. Second
/// thoughts leave every idea as it is.
final class IdeaPart implements Part {
  /// An idea of the archive, or a proposal that was refused because it repeats one.
  private static final Pattern TAKEN = Pattern.compile("^(?:Idea in archive: |- `)(\\w+)");

  private static final Pattern PROPOSAL = Pattern.compile("(?m)^Proposal: (\\{.*})$");

  private static final List<Question> UNCHANGED =
      List.of(
          new Question(
              "repeat_baseline",
              "How stable is the baseline? Repetition under new seeds",
              "Run the unchanged baseline again under new seeds, twice. Compare every metric with"
                  + " the first baseline, and say how far apart equal runs lie."),
          new Question(
              "steady_durations",
              "Does the same work take the same time on this machine?",
              "Nothing is edited. Execute the program two more times and look at durations alone:"
                  + " caches, load and warm-up may shift them."),
          new Question(
              "order_of_difficulty",
              "Which data sets are hard, and do they stay so?",
              "Sort the data sets by each quality measure, after every execution of the same code."
                  + " Where two of them change places, a table of one execution misleads."),
          new Question(
              "smallest_visible_gain",
              "What improvement could be seen at all?",
              "From the scatter of like executions work out the least gain that an interval of this"
                  + " width can tell from nothing. Any later proposal must promise more."));

  private record Question(String name, String title, String experiment) {}

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
        .orElseGet(() -> Json.line(unchanged(archive)));
  }

  private static String scriptedReply(JsonNode idea) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("thoughts", "A rehearsal: this idea was written beforehand, no model had it.");
    idea.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return Json.line(fields);
  }

  /// What can be asked of any baseline without changing it; at last the first question once more.
  private static Map<String, Object> unchanged(Set<String> archive) {
    return UNCHANGED.stream()
        .filter(question -> !archive.contains(question.name()))
        .findFirst()
        .map(question -> unchanged(question.name(), question.title(), question.experiment()))
        .orElseGet(() -> repetition(archive));
  }

  private static Map<String, Object> repetition(Set<String> archive) {
    Question first = UNCHANGED.getFirst();
    int n = 2;
    while (archive.contains("%s_%d".formatted(first.name(), n))) {
      n++;
    }
    return unchanged(
        "%s_%d".formatted(first.name(), n),
        "%s (%d)".formatted(first.title(), n),
        first.experiment());
  }

  private static Map<String, Object> unchanged(String name, String title, String experiment) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        "thoughts", "A rehearsal: there is no script for this, so the baseline is repeated.");
    fields.put("name", name);
    fields.put("title", title);
    fields.put("experiment", experiment);
    fields.put("interestingness", 3);
    fields.put("feasibility", 10);
    fields.put("novelty", 1);
    return fields;
  }

  private static String reflection(Cue cue) {
    Matcher proposal = PROPOSAL.matcher(cue.ask());
    JsonNode idea =
        Json.parse(proposal.find() ? proposal.group(1) : "{}", "The proposal in the conversation");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("thoughts", "A rehearsal has no second thoughts.");
    fields.put("decision", "final");
    fields.put("repeats", "");
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
