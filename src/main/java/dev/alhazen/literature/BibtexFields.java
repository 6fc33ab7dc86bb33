package dev.alhazen.literature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a reference of the LaTeX fields of one BibTeX or BibLaTeX entry.
final class BibtexFields {
  private static final Pattern YEAR = Pattern.compile("\\b(1[5-9]\\d\\d|20\\d\\d)\\b");
  private static final Pattern ARXIV =
      Pattern.compile(
          "(?i)(?:arxiv[.:/\\s]*(?:org/(?:abs|pdf)/)?|abs/)(\\d{4}\\.\\d{4,5}|[a-z.-]+/\\d{7})");
  private static final Pattern BARE_ARXIV =
      Pattern.compile("(?i)(\\d{4}\\.\\d{4,5}|[a-z.-]+/\\d{7})(v\\d+)?");
  private static final List<String> KEPT =
      List.of(
          "keywords",
          "editor",
          "series",
          "edition",
          "volume",
          "number",
          "chapter",
          "pages",
          "publisher",
          "address");

  private final EntryType declared;
  private final Map<String, String> fields;

  BibtexFields(String word, Map<String, String> fields) {
    this.declared = EntryType.of(word);
    this.fields = fields;
  }

  Reference reference() {
    Optional<String> arxivId = arxivId();
    String venue = venue();
    boolean preprint =
        venue.toLowerCase(Locale.ROOT).contains("arxiv")
            || venue.equals("CoRR")
            || (venue.isEmpty() && arxivId.isPresent());
    EntryType type = preprint ? EntryType.PREPRINT : declared;
    return new Reference(
        type,
        text("title"),
        BibtexNames.read(fields.getOrDefault("author", "")),
        year(),
        preprint ? "arXiv" : venue,
        text("abstract"),
        doi(),
        arxivId,
        more(type));
  }

  private String text(String field) {
    return LatexReader.text(fields.getOrDefault(field, ""));
  }

  private String identifier(String field) {
    return LatexReader.identifier(fields.getOrDefault(field, ""));
  }

  private String venue() {
    String named = text(declared.venueField());
    for (String other : List.of("journaltitle", "journal", "booktitle", "howpublished")) {
      named = named.isEmpty() && declared != EntryType.BOOK ? text(other) : named;
    }
    return named;
  }

  private Optional<Integer> year() {
    Matcher matcher = YEAR.matcher(text("year") + " " + text("date"));
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private Optional<String> doi() {
    String doi = Identifiers.doi(identifier("doi"));
    return doi.isEmpty() ? Optional.empty() : Optional.of(doi);
  }

  private Optional<String> arxivId() {
    String scheme = text("archiveprefix") + text("eprinttype");
    Matcher bare = BARE_ARXIV.matcher(identifier("eprint"));
    if (bare.matches() && (scheme.isEmpty() || scheme.equalsIgnoreCase("arxiv"))) {
      return Optional.of(bare.group(1));
    }
    for (String field : List.of("eprint", "journal", "volume", "doi", "url", "howpublished")) {
      Matcher matcher = ARXIV.matcher(identifier(field));
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  private SequencedMap<String, String> more(EntryType type) {
    SequencedMap<String, String> more = new LinkedHashMap<>();
    List<String> kept = new ArrayList<>(KEPT);
    kept.remove(type.venueField());
    if (type == EntryType.PREPRINT) {
      kept.removeAll(List.of("volume", "publisher"));
    }
    for (String field : kept) {
      put(more, field, text(field));
    }
    put(more, "url", identifier("url"));
    // Paths, in the exporting program's own notation.
    put(more, "file", fields.getOrDefault("file", "").strip());
    return more;
  }

  private static void put(Map<String, String> more, String field, String value) {
    if (!value.isEmpty()) {
      more.put(field, value);
    }
  }
}
