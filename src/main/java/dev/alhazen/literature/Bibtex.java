package dev.alhazen.literature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes BibTeX entries and makes their keys.
public final class Bibtex {
  private static final List<String> WRITTEN =
      List.of(
          "editor",
          "series",
          "edition",
          "volume",
          "number",
          "chapter",
          "pages",
          "publisher",
          "address",
          "url");
  private static final Pattern INNER_CAPITAL = Pattern.compile(".+\\p{Lu}.*");

  private Bibtex() {}

  /// A key such as `ho2020denoising`: the first author's family name, the year, the first word of
  /// the title that carries meaning. The same work always gets the same key.
  public static String key(Reference reference) {
    String author =
        reference.authors().isEmpty() ? "" : letters(reference.authors().getFirst().family());
    String year = reference.year().map(String::valueOf).orElse("");
    String word =
        Words.of(reference.title()).stream()
            .map(Bibtex::letters)
            .filter(letters -> letters.length() > 1)
            .findFirst()
            .orElse("");
    String key = author + year + word;
    return key.isEmpty() ? "work" : key;
  }

  /// A complete entry, one field a line, without the abstract.
  public static String entry(String key, Reference reference) {
    return fields(reference).entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> "  %s = {%s},\n".formatted(field.getKey(), field.getValue()))
        .collect(
            Collectors.joining("", "@%s{%s,\n".formatted(reference.type().word(), key), "}\n"));
  }

  private static SequencedMap<String, String> fields(Reference reference) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("title", title(reference.title()));
    fields.put(
        "author",
        reference.authors().stream().map(Bibtex::name).collect(Collectors.joining(" and ")));
    fields.put(reference.type().venueField(), venue(reference));
    fields.put("year", reference.year().map(String::valueOf).orElse(""));
    for (String field : WRITTEN) {
      fields.putIfAbsent(field, value(field, reference.more()));
    }
    reference.doi().ifPresent(doi -> fields.put("doi", LatexWriter.identifier(doi)));
    reference
        .arxivId()
        .ifPresent(
            id -> {
              fields.put("eprint", LatexWriter.identifier(id));
              fields.put("archiveprefix", "arXiv");
            });
    return fields;
  }

  private static String value(String field, Map<String, String> more) {
    String value = more.getOrDefault(field, "");
    return field.equals("url")
        ? LatexWriter.identifier(value)
        : LatexWriter.latex(value).replace("{\\textendash}", "--");
  }

  private static String venue(Reference reference) {
    if (reference.type() == EntryType.PREPRINT) {
      return reference.arxivId().map(id -> "arXiv preprint arXiv:" + id).orElse("arXiv preprint");
    }
    return LatexWriter.latex(reference.venue());
  }

  private static String name(Author author) {
    if (author.equals(Author.OTHERS)) {
      return "others";
    }
    String family = LatexWriter.latex(author.family());
    return author.given().isEmpty()
        ? "{%s}".formatted(family)
        : "%s, %s".formatted(family, LatexWriter.latex(author.given()));
  }

  /// Braces keep a style from lowering capitals: those inside words always, and those of names in a
  /// title that is otherwise in lower case.
  private static String title(String title) {
    String[] words = title.strip().split("\\s+");
    boolean sentence = isSentenceCase(words);
    for (int i = 0; i < words.length; i++) {
      boolean name = sentence && i > 0 && Character.isUpperCase(words[i].codePointAt(0));
      String latex = LatexWriter.latex(words[i]);
      words[i] = name || hasInnerCapital(words[i]) ? "{%s}".formatted(latex) : latex;
    }
    return String.join(" ", words);
  }

  /// Parts of a hyphened word count by themselves: `Diffusion-Based` has none.
  private static boolean hasInnerCapital(String word) {
    return Stream.of(word.split("-")).anyMatch(part -> INNER_CAPITAL.matcher(part).matches());
  }

  private static boolean isSentenceCase(String[] words) {
    int lower = 0;
    int counted = 0;
    for (int i = 1; i < words.length; i++) {
      if (words[i].length() > 4) {
        counted++;
        lower += Character.isLowerCase(words[i].codePointAt(0)) ? 1 : 0;
      }
    }
    return lower > 0 && 5 * lower >= 2 * counted;
  }

  private static String letters(String text) {
    return Words.plain(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
