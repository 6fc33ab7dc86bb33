package dev.alhazen.idea;

/// A proposal for research on a template.
///
/// @param name lower-case identifier with underscores; unique in a study, names its folder
/// @param experiment outline of the implementation
/// @param interestingness self-rating from 1 to 10, as are `feasibility` and `novelty`; 0 where the
///   author gave none
public record Idea(
    String name,
    String title,
    String experiment,
    int interestingness,
    int feasibility,
    int novelty) {
  public Idea {
    if (!name.matches("[a-z0-9][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "an idea's name is lower-case letters, digits and underscores, not '%s'".formatted(name));
    }
  }
}
