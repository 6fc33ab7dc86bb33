package dev.alhazen.idea;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Has a model propose ideas for a template, one after another, each refined in a few rounds of
/// reflection. A proposal that repeats an idea of the archive goes back to the model, which is told
/// what it repeats.
public final class IdeaGeneration {
  private static final int PROPOSALS = 3;
  private static final Schema<Proposal> PROPOSAL = Schema.resource("idea/proposal", Proposal.class);
  private static final Schema<Reflection> REFLECTION =
      Schema.resource("idea/reflection", Reflection.class);

  private final Structured structured;
  private final Prompts prompts;

  public IdeaGeneration(Model model, Prompts prompts) {
    this.structured = new Structured(model, prompts);
    this.prompts = prompts;
  }

  /// What generation begins with.
  ///
  /// @param code the baseline's code as the model is to see it
  /// @param archive ideas that there are besides the template's own
  /// @param ideas how many are wanted
  /// @param reflections the most rounds of reflection on each, possibly none
  /// @param runs the most runs that an idea's experiments may take
  public record Input(
      Template template, String code, List<Idea> archive, int ideas, int reflections, int runs) {
    public Input {
      archive = List.copyOf(archive);
    }
  }

  /// Makes the ideas, one after the other, each knowing those before it.
  ///
  /// @throws ModelException where ideas were wanted and none could be used
  public Ideas run(Input input) {
    Archive archive = Archive.of(input.template(), input.archive());
    List<Idea> made = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (int number = 1; number <= input.ideas(); number++) {
      Trip trip = new Trip(input, archive, number, dropped);
      trip.propose()
          .ifPresent(
              proposed -> {
                Idea idea = trip.reflect(proposed);
                archive.add(idea);
                made.add(idea);
              });
    }
    if (made.isEmpty() && input.ideas() > 0) {
      throw new ModelException(
          ModelException.Kind.NOT_TO_SCHEMA,
          "No idea could be used. %s Try again, or choose another model."
              .formatted(String.join(" ", dropped)));
    }
    return new Ideas(made, dropped);
  }

  /// The way of one idea.
  private final class Trip {
    private final Input input;
    private final Archive archive;
    private final int number;
    private final List<String> dropped;
    private final Step step;
    private final String system;
    private final String context;

    Trip(Input input, Archive archive, int number, List<String> dropped) {
      this.input = input;
      this.archive = archive;
      this.number = number;
      this.dropped = dropped;
      this.step = Step.of("ideas/idea").round(number);
      this.system =
          prompts.text("idea/system", Map.of("role", input.template().task().system().strip()));
      this.context = Context.of(prompts, input.template(), input.code());
    }

    Optional<Idea> propose() {
      List<String> refusals = new ArrayList<>();
      for (int n = 1; n <= PROPOSALS; n++) {
        switch (structured.ask(proposalRequest(n, refusals), PROPOSAL)) {
          case Answer.Unreadable<Proposal>(String reason) -> {
            drop("Idea %d of %d was dropped. %s".formatted(number, input.ideas(), reason));
            return Optional.empty();
          }
          case Answer.Read<Proposal>(Proposal proposal) -> {
            String name = IdeaNames.identifier(proposal.name());
            Optional<String> refusal = refusal(name, proposal);
            if (refusal.isEmpty()) {
              return Optional.of(proposal.idea(name));
            }
            refusals.add(refusal.get());
          }
        }
      }
      drop(
          "Idea %d of %d was dropped. The model was asked %d times and gave nothing new: %s"
              .formatted(number, input.ideas(), PROPOSALS, String.join(" ", refusals)));
      return Optional.empty();
    }

    private Optional<String> refusal(String name, Proposal proposal) {
      if (name.isEmpty()) {
        return Optional.of("The name \"%s\" has no Latin letter.".formatted(proposal.name()));
      }
      return archive
          .repeatedBy(name, proposal.title())
          .map(
              known ->
                  "`%s` (\"%s\") repeats `%s` (\"%s\")."
                      .formatted(name, proposal.title().strip(), known.name(), known.title()));
    }

    private ModelRequest proposalRequest(int n, List<String> refusals) {
      String user =
          prompts.fill(
              "idea/generate",
              Map.of(
                  "context",
                  context,
                  "archive",
                  archive.listing(),
                  "number",
                  number,
                  "count",
                  input.ideas(),
                  "runs",
                  input.runs(),
                  "reflections",
                  input.reflections(),
                  "reflects",
                  input.reflections() > 0,
                  "refusals",
                  refusals,
                  "refused",
                  !refusals.isEmpty()));
      return ModelRequest.of(step.then("propose").round(n), "idea/generate", system, user);
    }

    Idea reflect(Idea proposed) {
      Idea idea = proposed;
      for (int round = 1; round <= input.reflections(); round++) {
        switch (structured.ask(reflectionRequest(idea, round), REFLECTION)) {
          case Answer.Unreadable<Reflection>(String reason) -> {
            drop(
                "Reflection %d on `%s` was dropped, the idea stands as it was. %s"
                    .formatted(round, idea.name(), reason));
            return idea;
          }
          case Answer.Read<Reflection>(Reflection reflection) -> {
            if (reflection.decision() == Reflection.Decision.FINAL) {
              return idea;
            }
            idea = accepted(idea, reflection, round);
          }
        }
      }
      return idea;
    }

    private Idea accepted(Idea idea, Reflection reflection, int round) {
      Idea refined = reflection.refined(idea);
      Optional<Idea> repeated = archive.repeatedBy(refined.name(), refined.title());
      repeated.ifPresent(
          known ->
              drop(
                  "Reflection %d on `%s` was dropped, the idea stands as it was: it would repeat `%s`."
                      .formatted(round, idea.name(), known.name())));
      return repeated.isPresent() ? idea : refined;
    }

    private ModelRequest reflectionRequest(Idea idea, int round) {
      String user =
          prompts.fill(
              "idea/reflect",
              Map.of(
                  "context", context,
                  "archive", archive.listing(),
                  "idea", idea.name(),
                  "proposal", Json.line(idea),
                  "round", round,
                  "rounds", input.reflections()));
      return ModelRequest.of(step.then("reflect").round(round), "idea/reflect", system, user);
    }

    private void drop(String sentence) {
      dropped.add(sentence);
    }
  }
}
