package dev.alhazen.template;

import dev.alhazen.base.Json;
import dev.alhazen.template.Template.SeedIdea;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `seed_ideas.json`: a list of objects with name, title, experiment and, as numbers from 1
/// to 10, interestingness, feasibility and novelty. Keys may begin with a capital, as The AI
/// Scientist writes them.
final class SeedIdeas {
  static final String FILE = "seed_ideas.json";
  private static final int UNRATED = 5;

  private SeedIdeas() {}

  static List<SeedIdea> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    Place root = new Place(FILE, "", Json.read(file));
    return root.items().stream().map(SeedIdeas::idea).toList();
  }

  private static SeedIdea idea(Place place) {
    return new SeedIdea(
        text(place, "name"),
        text(place, "title"),
        text(place, "experiment"),
        rating(place, "interestingness"),
        rating(place, "feasibility"),
        rating(place, "novelty"));
  }

  private static String text(Place place, String key) {
    return either(place, key).orElseGet(() -> place.at(key, "every idea has one")).text();
  }

  private static int rating(Place place, String key) {
    return either(place, key).map(rating -> rating.number(1, 10)).orElse(UNRATED);
  }

  private static Optional<Place> either(Place place, String key) {
    String capital = key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    return place.maybe(key).or(() -> place.maybe(capital));
  }
}
