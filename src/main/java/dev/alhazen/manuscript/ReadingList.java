package dev.alhazen.manuscript;

import dev.alhazen.literature.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The works that a paper may cite: the reading list, each with a complete BibTeX entry.
record ReadingList(List<Entry> entries) {
  static final ReadingList EMPTY = new ReadingList(List.of());

  private static final Pattern ENTRY = Pattern.compile("@\\w+\\s*\\{\\s*([^,\\s]+)\\s*,");
  private static final Pattern TITLE =
      Pattern.compile("\\btitle\\s*=\\s*[{\"](.*?)[}\"]\\s*,?\\s*$", Pattern.MULTILINE);

  private static final Set<String> ACCENTS = Set.of("b", "c", "d", "H", "k", "r", "t", "u", "v");

  ReadingList {
    entries = List.copyOf(entries);
  }

  /// @param line one line about it, for a model that chooses what to cite
  /// @param bibtex the entry, under `key`
  record Entry(String key, String title, String line, String bibtex) {
    static Entry of(Work work) {
      String authors =
          work.authors().size() > 2
              ? work.authors().getFirst() + " et al."
              : String.join(" and ", work.authors());
      String line =
          "%s (%s%s). %s"
              .formatted(
                  work.title(),
                  authors,
                  work.year().map(year -> ", " + year).orElse(""),
                  cut(work.summary(), 240));
      return new Entry(work.key(), work.title(), line.strip(), work.bibtex().strip());
    }
  }

  /// Reads a `references.bib` back, as {@link #file()} wrote it.
  static ReadingList parse(String bib) {
    List<Entry> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(bib);
    List<Integer> starts = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    while (matcher.find()) {
      starts.add(matcher.start());
      keys.add(matcher.group(1));
    }
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : bib.length();
      String bibtex = bib.substring(starts.get(i), end).strip();
      Matcher title = TITLE.matcher(bibtex);
      String words = title.find() ? title.group(1).replaceAll("[{}]", "") : keys.get(i);
      entries.add(new Entry(keys.get(i), words, words, bibtex));
    }
    return new ReadingList(entries);
  }

  /// This list with the works that it does not have yet, by key, DOI or title, up to a limit.
  ReadingList with(List<Work> works, int limit) {
    List<Entry> all = new ArrayList<>(entries);
    for (Work work : works) {
      if (all.size() < limit && isUsable(work) && isNew(all, work)) {
        all.add(Entry.of(work));
      }
    }
    return new ReadingList(all);
  }

  List<String> keys() {
    return entries.stream().map(Entry::key).toList();
  }

  Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  String file() {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(Unicode.toLatex(entry.bibtex())).append("\n\n"));
    return text.toString();
  }

  private static boolean isUsable(Work work) {
    Matcher entry = ENTRY.matcher(work.bibtex());
    return work.key().matches("[\\w:.+-]+")
        && entry.find()
        && entry.group(1).equals(work.key())
        && !entry.find()
        && Lexeme.of(work.bibtex()).stream().allMatch(ReadingList::isHarmless);
  }

  /// Records come from outside: accents and the commands of a section, nothing else.
  private static boolean isHarmless(Lexeme lexeme) {
    return LatexCheck.allows(lexeme.name()) || ACCENTS.contains(lexeme.name());
  }

  private static boolean isNew(List<Entry> known, Work work) {
    return known.stream()
        .noneMatch(
            entry ->
                entry.key().equals(work.key())
                    || plain(entry.title()).equals(plain(work.title()))
                    || work.doi().filter(entry.bibtex()::contains).isPresent());
  }

  private static String plain(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String cut(String text, int length) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= length ? line : line.substring(0, length - 1).strip() + "…";
  }
}
