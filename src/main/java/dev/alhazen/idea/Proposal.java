package dev.alhazen.idea;

/// A model's reply to the request for an idea; its form is the schema `idea/proposal`.
record Proposal(
    String thoughts,
    String name,
    String title,
    String experiment,
    int interestingness,
    int feasibility,
    int novelty) {

  /// The idea under an identifier made of the name that the model gave.
  Idea idea(String identifier) {
    return new Idea(
        identifier, line(title), experiment.strip(), interestingness, feasibility, novelty);
  }

  /// A title on one line.
  static String line(String title) {
    return title.strip().replaceAll("\\s+", " ");
  }
}
