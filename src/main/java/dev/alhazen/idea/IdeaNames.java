package dev.alhazen.idea;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Makes an identifier of whatever a model or a person calls an idea.
final class IdeaNames {
  private static final int LONGEST = 60;

  /// Names of other things in a study's folder and journals.
  private static final Set<String> TAKEN = Set.of("blobs", "idea", "prompts", "study");

  private IdeaNames() {}

  /// Lower-case letters, digits and single underscores, at most 60 characters, ending with a whole
  /// word; empty where the text holds no Latin letter or digit.
  static String identifier(String text) {
    String name =
        Normalizer.normalize(text.replaceAll("(?<=[a-z])(?=[A-Z][a-z])", "_"), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    String cut = name.length() <= LONGEST ? name : shortened(name);
    return TAKEN.contains(cut) ? cut + "_1" : cut;
  }

  private static String shortened(String name) {
    int end = name.lastIndexOf('_', LONGEST);
    return name.substring(0, end < 1 ? LONGEST : end);
  }
}
