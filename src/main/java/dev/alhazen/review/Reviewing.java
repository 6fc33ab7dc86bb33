package dev.alhazen.review;

import dev.alhazen.base.Step;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Structured;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// Reviews a paper: independent reviews side by side, one merged text, rounds of reflection. The
/// scores are the ensemble's from the first to the last, and the decision follows from them.
///
/// Steps below the given one: `sample`, which gives all reviews, or the first of them where the
/// provider gives one at a time, `meta`, `reflect#1` ….
public final class Reviewing {
  private final Model model;
  private final Prompts prompts;
  private final Structured structured;

  public Reviewing(Model model, Prompts prompts) {
    this.model = model;
    this.prompts = prompts;
    this.structured = new Structured(model, prompts);
  }

  /// What to review.
  ///
  /// @param step the step that all others stand below, such as `review`
  /// @param paper the paper's whole text
  /// @param reviewer who the model is; a rehearsal's reviews are marked as such
  public record Input(Step step, String paper, Form form, Settings settings, Reviewer reviewer) {

    /// With the form that the program ships.
    public Input(Step step, String paper, Settings settings, Reviewer reviewer) {
      this(step, paper, Form.neurips(), settings, reviewer);
    }
  }

  /// @throws ModelException of kind `NOT_TO_SCHEMA` where not a single review can be read
  public Reviewed run(Input in) {
    PaperText paper = PaperText.of(in.paper(), in.settings().paperTokens());
    Requests requests = new Requests(prompts, in.form(), in.settings(), paper);
    Notes notes = new Notes(paper);
    List<Review> ensemble = ensemble(in, requests, notes);
    SequencedMap<String, Aggregate> scores = Aggregate.over(in.form(), ensemble);
    Review merged = merged(in, requests, notes, ensemble, scores);
    Review review = reflected(in, requests, notes, merged);
    return new Reviewed(
        in.form(),
        review,
        ensemble,
        scores,
        notes.unreadable(),
        paper.words(),
        paper.wordsShown(),
        notes.lines());
  }

  private List<Review> ensemble(Input in, Requests requests, Notes notes) {
    List<Review> reviews = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    ModelRequest asked = requests.samples(in.step().then("sample"));
    for (Answer<JsonNode> answer : structured.askAll(asked, FormSchema.review(in.form()))) {
      switch (answer) {
        case Answer.Read<JsonNode>(JsonNode json) ->
            reviews.add(new Filled(json).review(in.form(), in.reviewer()));
        case Answer.Unreadable<JsonNode>(String reason) -> reasons.add(reason);
      }
    }
    if (reviews.isEmpty()) {
      throw new ModelException(
          ModelException.Kind.NOT_TO_SCHEMA,
          "None of the %d reviews by %s could be read. %s Try another reviewer model."
              .formatted(in.settings().ensemble(), model.name(), reasons.getFirst()));
    }
    reasons.forEach(reason -> notes.unreadable("A review was left out.", reason));
    return List.copyOf(reviews);
  }

  private Review merged(
      Input in,
      Requests requests,
      Notes notes,
      List<Review> ensemble,
      SequencedMap<String, Aggregate> scores) {
    if (ensemble.size() == 1) {
      return ensemble.getFirst();
    }
    Answer<JsonNode> answer =
        structured.ask(
            requests.meta(in.step().then("meta"), ensemble, scores), FormSchema.texts(in.form()));
    SequencedMap<String, Integer> values = Aggregate.values(scores);
    return switch (answer) {
      case Answer.Read<JsonNode>(JsonNode json) ->
          new Filled(json).review(in.form(), values, in.reviewer());
      case Answer.Unreadable<JsonNode>(String reason) -> {
        notes.unreadable("The texts are those of the first review alone.", reason);
        yield withScores(ensemble.getFirst(), in.form(), values);
      }
    };
  }

  private Review reflected(Input in, Requests requests, Notes notes, Review merged) {
    Review review = merged;
    for (int round = 1; round <= in.settings().reflections(); round++) {
      Step step = in.step().then("reflect").round(round);
      Answer<JsonNode> answer =
          structured.ask(requests.reflect(step, round, review), FormSchema.reflection(in.form()));
      switch (answer) {
        case Answer.Unreadable<JsonNode>(String reason) ->
            notes.unreadable("Round %d of reflection changed nothing.".formatted(round), reason);
        case Answer.Read<JsonNode>(JsonNode json) -> {
          Filled filled = new Filled(json);
          review = filled.changed(review);
          if (filled.isFinal()) {
            return review;
          }
        }
      }
    }
    return review;
  }

  private static Review withScores(Review review, Form form, SequencedMap<String, Integer> scores) {
    return new Review(
        review.summary(),
        review.strengths(),
        review.weaknesses(),
        review.questions(),
        review.limitations(),
        review.ethicalConcerns(),
        scores,
        form.decision(scores.getOrDefault(form.decides(), 0)),
        review.rehearsal());
  }

  /// What readers must know, gathered on the way.
  private static final class Notes {
    private final List<String> lines = new ArrayList<>();
    private int unreadable;

    Notes(PaperText paper) {
      if (paper.isCut()) {
        lines.add(
            "The reviewers saw the first %d of the paper's %d words."
                .formatted(paper.wordsShown(), paper.words()));
      }
    }

    void unreadable(String consequence, String reason) {
      unreadable++;
      lines.add(consequence + " " + reason);
    }

    int unreadable() {
      return unreadable;
    }

    List<String> lines() {
      return List.copyOf(lines);
    }
  }
}
