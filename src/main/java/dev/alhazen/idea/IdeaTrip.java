package dev.alhazen.idea;

import dev.alhazen.base.Step;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way of one idea: proposed, held against the archive, thought over. A repetition is proposed
/// anew, a few times.
final class IdeaTrip {
  private static final int PROPOSALS = 3;
  private static final Schema<Proposal> PROPOSAL = Schema.resource("idea/proposal", Proposal.class);
  private static final Schema<Reflection> REFLECTION =
      Schema.resource("idea/reflection", Reflection.class);

  private final Structured structured;
  private final IdeaPrompts prompts;
  private final Likeness likeness;
  private final IdeaGeneration.Input input;
  private final Archive archive;
  private final int number;
  private final Step step;
  private final List<String> refusals = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Likeness.Neighbourhood around = Likeness.Neighbourhood.EMPTY;
  private int reflections;

  /// @param number which of the wanted ideas this is, counted from 1
  IdeaTrip(
      Structured structured,
      IdeaPrompts prompts,
      Likeness likeness,
      IdeaGeneration.Input input,
      Archive archive,
      int number) {
    this.structured = structured;
    this.prompts = prompts;
    this.likeness = likeness;
    this.input = input;
    this.archive = archive;
    this.number = number;
    this.step = Step.of("ideas/idea").round(number);
  }

  /// The idea, unless nothing usable and new was proposed.
  Optional<Idea> run() {
    for (int n = 1; n <= PROPOSALS; n++) {
      Step at = step.then("propose").round(n);
      switch (structured.ask(prompts.proposal(at, archive, number, refusals), PROPOSAL)) {
        case Answer.Unreadable<Proposal>(String reason) -> {
          drop("Idea %d of %d was dropped. %s".formatted(number, input.ideas(), reason));
          return Optional.empty();
        }
        case Answer.Read<Proposal>(Proposal proposal) -> {
          Optional<Idea> idea = accepted(at, proposal).flatMap(this::reflect);
          if (idea.isPresent()) {
            return idea;
          }
        }
      }
    }
    drop(
        "Idea %d of %d was dropped. The model was asked %d times and gave nothing new: %s"
            .formatted(number, input.ideas(), PROPOSALS, String.join(" ", refusals)));
    return Optional.empty();
  }

  /// What could not be used, and why.
  List<String> dropped() {
    return dropped;
  }

  /// What could not be looked at.
  List<String> remarks() {
    return remarks;
  }

  private Optional<Idea> accepted(Step at, Proposal proposal) {
    String name = IdeaNames.identifier(proposal.name());
    if (name.isEmpty()) {
      refusals.add("The name \"%s\" has no Latin letter.".formatted(proposal.name()));
      return Optional.empty();
    }
    Idea idea = proposal.idea(name);
    Optional<String> repetition = repetition(at, idea);
    repetition.ifPresent(what -> refusals.add("%s %s.".formatted(named(idea), what)));
    return repetition.isPresent() ? Optional.empty() : Optional.of(idea);
  }

  /// What an idea repeats, as the rest of a sentence about it.
  private Optional<String> repetition(Step at, Idea idea) {
    Optional<Idea> sameWords = archive.repeatedBy(idea.name(), idea.title());
    if (sameWords.isPresent()) {
      return Optional.of("repeats %s".formatted(named(sameWords.get())));
    }
    around = likeness.around(at.then("nearest"), idea.title(), idea.experiment(), archive.ideas());
    if (!around.unknown().isEmpty()) {
      remarks.add("Ideas were compared by words only, not by meaning: " + around.unknown());
      return Optional.empty();
    }
    return around.neighbours().stream()
        .filter(Likeness.Neighbour::isSame)
        .findFirst()
        .map(
            near ->
                "says in other words what %s says (likeness %.2f; from %.2f on two ideas count as one)"
                    .formatted(named(near.idea()), near.likeness(), Likeness.SAME));
  }

  /// The idea after its reflections; empty where one of them finds that it repeats another.
  private Optional<Idea> reflect(Idea proposed) {
    Idea idea = proposed;
    for (int round = 1; round <= input.reflections(); round++) {
      reflections++;
      Step at = step.then("reflect").round(reflections);
      switch (structured.ask(prompts.reflection(at, idea, around, round), REFLECTION)) {
        case Answer.Unreadable<Reflection>(String reason) -> {
          drop(unused(round, idea, ". " + reason));
          return Optional.of(idea);
        }
        case Answer.Read<Reflection>(Reflection reflection) -> {
          switch (reflection.decision()) {
            case FINAL -> {
              return Optional.of(idea);
            }
            case REPEATS -> {
              return repeated(idea, reflection, round);
            }
            case REFINED -> idea = refined(at, idea, reflection, round);
          }
        }
      }
    }
    return Optional.of(idea);
  }

  private Optional<Idea> repeated(Idea idea, Reflection reflection, int round) {
    Optional<Idea> known = archive.find(reflection.repeats().strip());
    if (known.isEmpty()) {
      drop(
          unused(
              round,
              idea,
              ": it says that `%s` is repeated, which is no idea so far."
                  .formatted(reflection.repeats().strip())));
      return Optional.of(idea);
    }
    refusals.add(
        "%s was found, when it was thought over, to be %s in other words."
            .formatted(named(idea), named(known.get())));
    return Optional.empty();
  }

  private Idea refined(Step at, Idea idea, Reflection reflection, int round) {
    Idea refined = reflection.refined(idea);
    Likeness.Neighbourhood before = around;
    Optional<String> repetition = repetition(at, refined);
    if (repetition.isEmpty()) {
      return refined;
    }
    around = before;
    drop(unused(round, idea, ": what it makes of it %s.".formatted(repetition.get())));
    return idea;
  }

  private static String unused(int round, Idea idea, String why) {
    return "Reflection %d on `%s` was dropped, the idea stands as it was%s"
        .formatted(round, idea.name(), why);
  }

  private static String named(Idea idea) {
    return "`%s` (\"%s\")".formatted(idea.name(), idea.title());
  }

  private void drop(String sentence) {
    dropped.add(sentence);
  }
}
