package dev.alhazen.idea;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import java.util.List;
import java.util.Map;

/// The requests of idea generation. All of them begin with the same message, template, code and
/// rules, so that providers can cache it; what changes follows in a second one.
final class IdeaPrompts {
  /// How many neighbours are shown whole when an idea is thought over.
  private static final int SHOWN_WHOLE = 3;

  private final Prompts prompts;
  private final IdeaGeneration.Input input;
  private final String system;
  private final String stable;

  IdeaPrompts(Prompts prompts, IdeaGeneration.Input input) {
    this.prompts = prompts;
    this.input = input;
    this.system =
        prompts.text("idea/system", Map.of("role", input.template().task().system().strip()));
    this.stable =
        prompts.text(
            "idea/brief",
            Map.of(
                "context", Context.of(prompts, input.template(), input.code()),
                "runs", input.runs(),
                "reflections", input.reflections(),
                "reflects", input.reflections() > 0));
  }

  ModelRequest proposal(Step step, Archive archive, int number, List<String> refusals) {
    return request(
        step,
        "idea/generate",
        Map.of(
            "archive", Archive.listing(archive.ideas()),
            "number", number,
            "count", input.ideas(),
            "refusals", refusals,
            "refused", !refusals.isEmpty()));
  }

  ModelRequest reflection(Step step, Idea idea, Likeness.Neighbourhood around, int round) {
    List<Idea> others = around.neighbours().stream().map(Likeness.Neighbour::idea).toList();
    return request(
        step,
        "idea/reflect",
        Map.of(
            "nearest", Archive.listing(others.stream().limit(SHOWN_WHOLE).toList()),
            "others", Archive.listing(others.stream().skip(SHOWN_WHOLE).toList()),
            "idea", idea.name(),
            "proposal", Json.line(idea),
            "round", round,
            "rounds", input.reflections()));
  }

  private ModelRequest request(Step step, String task, Map<String, ?> values) {
    String changing = prompts.fill(task, values);
    return ModelRequest.of(step, task, system, changing)
        .withMessages(List.of(Message.user(stable), Message.user(changing)));
  }
}
