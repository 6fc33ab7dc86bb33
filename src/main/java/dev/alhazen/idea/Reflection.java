package dev.alhazen.idea;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A model's second thoughts about an idea; its form is the schema `idea/reflection`.
///
/// @param repeats the name of the idea that it turned out to be, where that is the decision
record Reflection(
    String thoughts,
    Decision decision,
    String repeats,
    String title,
    String experiment,
    int interestingness,
    int feasibility,
    int novelty) {

  enum Decision {
    /// The idea is one of the archive in other words.
    @JsonProperty("repeats")
    REPEATS,
    /// The idea stands as it was.
    @JsonProperty("final")
    FINAL,
    @JsonProperty("refined")
    REFINED
  }

  /// The idea as refined; what the reply leaves empty stays.
  Idea refined(Idea idea) {
    return new Idea(
        idea.name(),
        title.isBlank() ? idea.title() : Proposal.line(title),
        experiment.isBlank() ? idea.experiment() : experiment.strip(),
        interestingness,
        feasibility,
        novelty);
  }
}
