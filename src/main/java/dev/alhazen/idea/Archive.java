package dev.alhazen.idea;

import dev.alhazen.literature.Words;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ideas that there are already. Two ideas are the same where their names or their titles say
/// the same words, in whatever order and number.
final class Archive {
  private final List<Idea> ideas = new ArrayList<>();

  /// The template's own examples, then the given ideas; an idea that is in both stands once.
  static Archive of(Template template, List<Idea> given) {
    Archive archive = new Archive();
    template.seedIdeas().stream().map(Archive::idea).forEach(archive::addOnce);
    given.forEach(archive::addOnce);
    return archive;
  }

  void add(Idea idea) {
    ideas.add(idea);
  }

  /// The idea that a proposal would repeat.
  Optional<Idea> repeatedBy(String name, String title) {
    return ideas.stream()
        .filter(idea -> isSame(idea.name(), name) || isSame(idea.title(), title))
        .findFirst();
  }

  /// The idea of a name.
  Optional<Idea> find(String name) {
    return ideas.stream().filter(idea -> idea.name().equals(name)).findFirst();
  }

  List<Idea> ideas() {
    return List.copyOf(ideas);
  }

  /// For prompts.
  static List<Map<String, String>> listing(List<Idea> ideas) {
    return ideas.stream()
        .map(
            idea ->
                Map.of(
                    "name", idea.name(),
                    "title", idea.title(),
                    "experiment", idea.experiment()))
        .toList();
  }

  private void addOnce(Idea idea) {
    if (!ideas.contains(idea)) {
      ideas.add(idea);
    }
  }

  private static boolean isSame(String a, String b) {
    String words = Words.unordered(a);
    return words.isEmpty() ? a.equals(b) : words.equals(Words.unordered(b));
  }

  static Idea idea(Template.SeedIdea seed) {
    String name = IdeaNames.identifier(seed.name());
    return new Idea(
        name.isEmpty() ? IdeaNames.identifier("seed " + seed.title()) : name,
        seed.title(),
        seed.experiment(),
        seed.interestingness(),
        seed.feasibility(),
        seed.novelty());
  }
}
