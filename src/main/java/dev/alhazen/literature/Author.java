package dev.alhazen.literature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Someone who wrote a work.
///
/// @param given given names or initials; empty for a group and for a single name
/// @param family family name with its particles, as in `van den Oord`, or a group's whole name
public record Author(String given, String family) {
  /// Stands at the end of a list that the source cut short.
  public static final Author OTHERS = new Author("", "others");

  private static final Set<String> PARTICLES =
      Set.of("von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le");

  public Author {
    if (family.isBlank()) {
      throw new IllegalArgumentException("an author has a family name or a group's name");
    }
  }

  /// Reads a name as it is displayed, `Given Family` or `Family, Given`.
  public static Author of(String displayed) {
    int comma = displayed.indexOf(',');
    if (comma > 0) {
      return new Author(displayed.substring(comma + 1).strip(), displayed.substring(0, comma));
    }
    return ofWords(Arrays.asList(displayed.strip().split("\\s+")));
  }

  /// Divides `Given van Family`: the family name begins at the first particle, else it is the last
  /// word.
  static Author ofWords(List<String> words) {
    int family = words.size() - 1;
    for (int i = words.size() - 2; i > 0; i--) {
      if (isParticle(words.get(i))) {
        family = i;
      }
    }
    return new Author(
        String.join(" ", words.subList(0, family)),
        String.join(" ", words.subList(family, words.size())));
  }

  private static boolean isParticle(String word) {
    return PARTICLES.contains(word.toLowerCase(Locale.ROOT))
        || Character.isLowerCase(word.codePointAt(0));
  }

  /// `Given Family`.
  public String displayed() {
    return given.isEmpty() ? family : given + " " + family;
  }
}
