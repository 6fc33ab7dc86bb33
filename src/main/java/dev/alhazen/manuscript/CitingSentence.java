package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A sentence that cites, and what it does with the works.
///
/// It makes a claim about a work that it names as a part of itself, as `\citet` does. In a sentence
/// that names none, a work in parentheses stands for the words before it, back to the citation
/// before, and for those behind it, up to a comma: with a word of {@link ClaimWords} among them they
/// are a claim about the work, and else a mention.
///
/// @param at offset of its first character
/// @param text as it was written, with supports blanked out
record CitingSentence(int at, String text, List<Macro> citations, List<Support> supports) {
  static final Set<String> NAMING = Set.of("cite", "citet", "Citet", "citealt", "citeauthor");

  private static final Pattern BOUNDARY =
      Pattern.compile(
          "[.?!][)'}\\]]*\\s+(?=[\\p{Lu}\\\\$`(\\[])"
              + "|\\n[ \\t]*\\n"
              + "|(?=\\\\(?:item|paragraph|subsection|subsubsection|begin|end)\\b)");
  private static final Pattern ABBREVIATION =
      Pattern.compile("(?:\\b(?:al|cf|e\\.g|i\\.e|vs|resp|Eq|Fig|Sec|Tab|App|[A-Z])\\.)$");
  private static final Pattern COMMA = Pattern.compile("[,;:]|---?");
  private static final char NAMED = 'N';

  CitingSentence {
    citations = List.copyOf(citations);
    supports = List.copyOf(supports);
  }

  static List<CitingSentence> in(String latex) {
    List<Macro> citations = Macro.in(Support.blanked(latex), CitationCheck.COMMANDS);
    if (citations.isEmpty()) {
      return List.of();
    }
    List<Support> supports = Support.in(latex);
    List<Integer> starts = starts(latex, citations);
    List<CitingSentence> found = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i);
      int to = i + 1 < starts.size() ? starts.get(i + 1) : latex.length();
      List<Macro> cited = citations.stream().filter(c -> c.at() >= from && c.at() < to).toList();
      if (!cited.isEmpty()) {
        List<Support> given =
            supports.stream().filter(s -> s.at() >= from && s.at() < to).toList();
        String text = Support.blanked(latex).substring(from, to);
        found.add(new CitingSentence(from, text, cited, given));
      }
    }
    return List.copyOf(found);
  }

  /// Why the sentence claims something about the work; empty where it only mentions it.
  Optional<String> claim(String key) {
    if (named().anyMatch(key::equals)) {
      return Optional.of("names the work as a part of the sentence");
    }
    if (named().findAny().isPresent()) {
      return Optional.empty();
    }
    return IntStream.range(0, citations.size())
        .filter(i -> citations.get(i).keys().contains(key))
        .mapToObj(this::claimWord)
        .flatMap(Optional::stream)
        .findFirst()
        .map("says '%s'"::formatted);
  }

  private Optional<String> claimWord(int citation) {
    Macro macro = citations.get(citation);
    int start = start(citation);
    String behind = text.substring(macro.end() - at, next(citation));
    Matcher comma = COMMA.matcher(behind);
    boolean isLast = citation == citations.size() - 1;
    String mine = comma.find() ? behind.substring(0, comma.start()) : isLast ? behind : "";
    String before = text.substring(start, macro.at() - at);
    return ClaimWords.in(plain(text.substring(0, start)), plain(before + " " + mine));
  }

  /// Where the words begin that a citation stands for. What is behind the citation before it, up to
  /// a comma, belongs to that one; without words between them, both stand for the same.
  private int start(int citation) {
    if (citation == 0) {
      return 0;
    }
    int from = citations.get(citation - 1).end() - at;
    String between = text.substring(from, citations.get(citation).at() - at);
    if (plain(between).chars().noneMatch(Character::isLetter)) {
      return start(citation - 1);
    }
    Matcher comma = COMMA.matcher(between);
    return comma.find() ? from + comma.end() : from;
  }

  private int next(int citation) {
    return citation + 1 < citations.size()
        ? citations.get(citation + 1).at() - at
        : text.length();
  }

  /// The keys that it cites, each once.
  List<String> keys() {
    return citations.stream().flatMap(citation -> citation.keys().stream()).distinct().toList();
  }

  List<Support> supports(String key) {
    return supports.stream().filter(support -> support.key().equals(key)).toList();
  }

  /// The sentence without commands.
  String words() {
    return plain(text);
  }

  /// The sentence for people, with the keys in brackets.
  String shown() {
    String keyed =
        Macro.replace(
            text,
            CitationCheck.COMMANDS,
            citation -> "[%s]".formatted(String.join(", ", citation.keys())));
    return plain(keyed);
  }

  private static String plain(String latex) {
    return PlainText.of(latex).replaceAll("\\s+", " ").strip();
  }

  private Stream<String> named() {
    return citations.stream()
        .filter(citation -> NAMING.contains(citation.name()))
        .flatMap(citation -> citation.keys().stream());
  }

  /// Where sentences begin; a citation counts as a word with a capital.
  private static List<Integer> starts(String latex, List<Macro> citations) {
    StringBuilder text = new StringBuilder(Support.blanked(latex));
    for (Macro citation : citations) {
      for (int i = citation.at(); i < citation.end(); i++) {
        text.setCharAt(i, i == citation.at() ? NAMED : ' ');
      }
    }
    List<Integer> starts = new ArrayList<>(List.of(0));
    Matcher boundary = BOUNDARY.matcher(text);
    while (boundary.find()) {
      int before = Math.max(0, boundary.start() - 8);
      String end = text.substring(before, Math.min(text.length(), boundary.start() + 1));
      if (boundary.end() > starts.getLast() && !ABBREVIATION.matcher(end).find()) {
        starts.add(boundary.end());
      }
    }
    return starts;
  }
}
