package dev.alhazen.literature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;

/// Makes references with everything in them that BibTeX finds hard.
final class RandomReferences {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éüñøßŁőçΩβ∞";
  private static final String SIGNS = "&%$#_{}~^\\\"'`-–—“”’@=,;:.!?()[]<>|/+*";

  private static final List<EntryType> TYPES = List.of(EntryType.values());

  private final Random random;

  RandomReferences(long seed) {
    this.random = new Random(seed);
  }

  Reference next() {
    EntryType type = TYPES.get(random.nextInt(TYPES.size()));
    boolean preprint = type == EntryType.PREPRINT;
    return new Reference(
        type,
        text(1 + random.nextInt(8)),
        authors(),
        chance() ? Optional.of(1900 + random.nextInt(130)) : Optional.empty(),
        preprint ? "arXiv" : text(1 + random.nextInt(4)),
        "",
        chance() ? Optional.of("10.%d/a_b(%d)".formatted(1000 + random.nextInt(9), 7)) : none(),
        preprint ? Optional.of("2006.%05d".formatted(random.nextInt(99_999))) : none(),
        more(type));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private List<Author> authors() {
    List<Author> authors = new ArrayList<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      authors.add(chance() ? new Author(name(), name()) : new Author("", name() + " Group"));
    }
    if (!authors.isEmpty() && random.nextInt(6) == 0) {
      authors.add(Author.OTHERS);
    }
    return authors;
  }

  private SequencedMap<String, String> more(EntryType type) {
    SequencedMap<String, String> more = new LinkedHashMap<>();
    if (type == EntryType.ARTICLE || type == EntryType.INPROCEEDINGS) {
      more.put("volume", "" + random.nextInt(99));
      more.put("pages", "%d–%d".formatted(random.nextInt(99), random.nextInt(999)));
      more.put("url", "https://example.org/~a_b/%20?x=1&y=2#z");
    }
    return more;
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder("W");
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ");
      for (int n = 1 + random.nextInt(9); n > 0; n--) {
        text.append(random.nextInt(4) == 0 ? pick(SIGNS) : pick(LETTERS));
      }
    }
    return text.toString();
  }

  private String name() {
    String name = pick("ABCDEFGHÉØŁ");
    for (int n = 1 + random.nextInt(9); n > 0; n--) {
      name += pick("abcdefghijklmnopqrstuvwxyzéüñøßőç'-.");
    }
    return name;
  }

  private String pick(String from) {
    return String.valueOf(from.charAt(random.nextInt(from.length())));
  }

  private boolean chance() {
    return random.nextBoolean();
  }
}
