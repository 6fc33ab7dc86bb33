package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence that cites, and what it does with the works.
///
/// It makes a claim about a work that it names as a part of itself, as `\citet` does. In a sentence
/// that names none, a work in parentheses stands for the words before it, back to the citation
/// before, and for those behind it, up to a comma: with a word of {@link ClaimWords} among them
/// they are a claim about the work, and else a mention.
///
/// @param at offset of its first character in the section
/// @param text as it was written, with supports blanked out
/// @param words the same with the names of citations and the like blanked out too
record CitingSentence(
    int at, String text, String words, List<Macro> citations, List<Support> supports) {
  static final Set<String> NAMING = Set.of("cite", "citet", "Citet", "citealt", "citeauthor");

  private static final Pattern BOUNDARY =
      Pattern.compile(
          "[.?!][)'}\\]]*\\s+(?=[\\p{Lu}\\\\$`(\\[])"
              + "|\\n[ \\t]*\\n"
              + "|(?=\\\\(?:item|paragraph|subsection|subsubsection|begin|end)\\b)");
  private static final Pattern ABBREVIATION =
      Pattern.compile("(?:\\b(?:al|cf|e\\.g|i\\.e|vs|resp|Eq|Fig|Sec|Tab|App|[A-Z])\\.)$");

  /// Ends what a citation stands for; not where the next words deny something of the same subject.
  private static final Pattern COMMA =
      Pattern.compile(
          "(?:[,;:]|---?)(?!\\s*(?:but|and|yet)\\s+(?:(?:do|does|did|has|have|had)\\s+not|never"
              + "|fails?|lacks?)\\b)");

  private static final char NAMED = 'N';

  CitingSentence {
    citations = List.copyOf(citations);
    supports = List.copyOf(supports);
  }

  static List<CitingSentence> in(String latex) {
    String printed = Support.blanked(latex);
    List<Macro> citations = Macro.in(printed, CitationCheck.COMMANDS);
    if (citations.isEmpty()) {
      return List.of();
    }
    List<Support> supports = Support.in(latex);
    String words = Masked.latex(printed);
    List<Integer> starts = starts(printed, citations);
    List<CitingSentence> found = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i);
      int to = i + 1 < starts.size() ? starts.get(i + 1) : latex.length();
      List<Macro> cited = citations.stream().filter(c -> c.at() >= from && c.at() < to).toList();
      if (!cited.isEmpty()) {
        int end = cited.stream().mapToInt(Macro::end).reduce(to, Math::max);
        found.add(
            new CitingSentence(
                from,
                printed.substring(from, end),
                words.substring(from, end),
                cited,
                supports.stream().filter(s -> s.at() >= from && s.at() < to).toList()));
      }
    }
    return List.copyOf(found);
  }

  /// Why the sentence claims something about the work; empty where it only mentions it.
  Optional<String> claim(String key) {
    List<String> named =
        citations.stream()
            .filter(citation -> NAMING.contains(citation.name()))
            .flatMap(citation -> citation.keys().stream())
            .toList();
    if (named.contains(key)) {
      return Optional.of("names the work as a part of the sentence");
    }
    return named.isEmpty() ? claimWord(key).map("says '%s'"::formatted) : Optional.empty();
  }

  /// The word that makes a claim of what a citation of the work stands for. Citations without words
  /// between them stand for the same.
  private Optional<String> claimWord(String key) {
    int start = 0;
    boolean isCited = false;
    for (int i = 0; i < citations.size(); i++) {
      boolean isLast = i == citations.size() - 1;
      int end = citations.get(i).end() - at;
      // One citation may stand in another's braces.
      int next = isLast ? words.length() : Math.max(end, citations.get(i + 1).at() - at);
      isCited |= citations.get(i).keys().contains(key);
      if (isLast || hasLetters(end, next)) {
        int comma = comma(end, next);
        boolean reaches = comma < next || isLast;
        Optional<String> word =
            isCited ? ClaimWords.in(words, start, reaches ? comma : end) : Optional.empty();
        if (word.isPresent()) {
          return word;
        }
        start = reaches ? comma : end;
        isCited = false;
      }
    }
    return Optional.empty();
  }

  private boolean hasLetters(int from, int to) {
    return words.substring(from, to).chars().anyMatch(Character::isLetter);
  }

  /// Where the first comma or the like stands; `to` where there is none.
  private int comma(int from, int to) {
    Matcher comma = COMMA.matcher(words).region(from, to);
    return comma.find() ? comma.start() : to;
  }

  /// The keys that it cites, each once.
  List<String> keys() {
    return citations.stream().flatMap(citation -> citation.keys().stream()).distinct().toList();
  }

  List<Support> supports(String key) {
    return supports.stream().filter(support -> support.key().equals(key)).toList();
  }

  /// The sentence for people, with the keys in brackets.
  String shown() {
    String keyed =
        Macro.replace(
            text,
            CitationCheck.COMMANDS,
            citation -> "[%s]".formatted(String.join(", ", citation.keys())));
    return PlainText.of(keyed).replaceAll("\\s+", " ").replaceAll(" (?=[,.;:])", "").strip();
  }

  /// Where sentences begin; a citation, or another macro that is printed, counts as a word with a
  /// capital.
  static List<Integer> starts(String latex, List<Macro> citations) {
    StringBuilder text = new StringBuilder(latex);
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
