package dev.alhazen.idea;

import dev.alhazen.literature.Similarity;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Structured;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Has a model propose ideas for a template, one after another, each refined in a few rounds of
/// reflection. A proposal that repeats an idea of the archive, by its name, its title or its
/// content, goes back to the model, which is told what it repeats.
public final class IdeaGeneration {
  private final Structured structured;
  private final Prompts prompts;
  private final Similarity similarity;

  public IdeaGeneration(Model model, Prompts prompts, Similarity similarity) {
    this.structured = new Structured(model, prompts);
    this.prompts = prompts;
    this.similarity = similarity;
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
    Set<String> remarks = new LinkedHashSet<>();
    IdeaPrompts texts = new IdeaPrompts(prompts, input);
    for (int number = 1; number <= input.ideas(); number++) {
      IdeaTrip trip =
          new IdeaTrip(structured, texts, new Likeness(similarity), input, archive, number);
      trip.run()
          .ifPresent(
              idea -> {
                archive.add(idea);
                made.add(idea);
              });
      dropped.addAll(trip.dropped());
      remarks.addAll(trip.remarks());
    }
    if (made.isEmpty() && input.ideas() > 0) {
      throw new ModelException(
          ModelException.Kind.NOT_TO_SCHEMA,
          "No idea could be used. %s Try again, or choose another model."
              .formatted(String.join(" ", dropped)));
    }
    return new Ideas(made, dropped, List.copyOf(remarks));
  }
}
