package dev.alhazen.manuscript;

import dev.alhazen.literature.Work;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a record says about its work, sentence by sentence: the abstract and, where the user's
/// library holds the full text, passages of it.
final class Statements {
  private static final int LEAST_WORDS = 4;

  private final Work work;

  private Statements(Work work) {
    this.work = work;
  }

  static Statements of(Work work) {
    return new Statements(work);
  }

  /// Whether nothing is known of the work beyond its title and the like.
  boolean isEmpty() {
    return texts().stream().allMatch(text -> Squeezed.of(text).isEmpty());
  }

  /// The sentences of the abstract, then those of the passages.
  List<String> sentences() {
    return texts().stream().flatMap(text -> split(text).stream()).toList();
  }

  /// The record's own words that a quotation stands in: its whole sentence, or sentences. Case,
  /// white space, signs and LaTeX do not matter; a quotation of fewer than four words fits anywhere
  /// and is none.
  Optional<String> holding(String quotation) {
    String wanted = Squeezed.of(quotation);
    if (words(quotation).size() < LEAST_WORDS) {
      return Optional.empty();
    }
    return texts().stream().flatMap(text -> holding(split(text), wanted).stream()).findFirst();
  }

  /// The sentence that shares most words with a quotation that stands nowhere.
  Optional<String> nearest(String quotation) {
    Set<String> wanted = words(quotation);
    return sentences().stream()
        .max(Comparator.comparingInt(sentence -> shared(words(sentence), wanted)))
        .filter(sentence -> shared(words(sentence), wanted) > 0);
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>(List.of(work.summary()));
    texts.addAll(work.passages());
    return texts;
  }

  private static Optional<String> holding(List<String> sentences, String wanted) {
    StringBuilder all = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String sentence : sentences) {
      ends.add(all.append(Squeezed.of(sentence)).length());
    }
    int at = all.indexOf(wanted);
    if (at < 0) {
      return Optional.empty();
    }
    int first = sentenceAt(ends, at);
    int last = sentenceAt(ends, at + wanted.length() - 1);
    return Optional.of(String.join(" ", sentences.subList(first, last + 1)));
  }

  private static int sentenceAt(List<Integer> ends, int letter) {
    int i = 0;
    while (ends.get(i) <= letter) {
      i++;
    }
    return i;
  }

  private static List<String> split(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(line);
    List<String> sentences = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      sentences.add(line.substring(from, to).strip());
      from = to;
    }
    return sentences;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.strip().split("\\s+")) {
      words.add(Squeezed.of(word));
    }
    words.remove("");
    return words;
  }

  private static int shared(Set<String> some, Set<String> others) {
    return (int) some.stream().filter(others::contains).count();
  }
}
