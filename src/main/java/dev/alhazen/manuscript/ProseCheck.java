package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a section is finished prose: neither empty, cut, nor full of placeholders, Markdown or
/// foreign script.
final class ProseCheck {
  private static final int MOST_CHARACTERS = 60_000;
  private static final int ENOUGH_TO_JUDGE = 60;
  private static final double LEAST_SHARE = 0.12;

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\b(TODO|TBD|FIXME|XXX+|PLACEHOLDER)\\b|\\?\\?+|(?i:\\blorem ipsum\\b)"
              + "|(?i:\\[\\s*(cite|citation|ref|insert|your|add|author)\\b[^\\]]*])"
              + "|(?i:\\binsert [\\w ]{0,30}\\bhere\\b)|\\b[A-Z]{4,} HERE\\b"
              + "|<\\s*[A-Z][A-Z _]{2,}>|<<");
  private static final Pattern MARKDOWN =
      Pattern.compile("(?m)```|^#{1,6} |\\*\\*|^\\s*\\|.*\\|\\s*$|\\]\\(https?:");
  private static final Set<String> COMMON =
      Set.of(
          "the", "of", "and", "a", "in", "to", "is", "we", "for", "that", "with", "are", "on", "as",
          "by", "it", "this", "from", "an", "be", "not", "at", "its", "or", "which");

  private final SectionKind section;
  private final String latex;
  private final List<Finding> findings = new ArrayList<>();

  private ProseCheck(SectionKind section, String latex) {
    this.section = section;
    this.latex = latex;
  }

  static List<Finding> of(SectionKind section, String latex) {
    return new ProseCheck(section, latex).run();
  }

  private List<Finding> run() {
    length();
    if (latex.length() <= MOST_CHARACTERS) {
      first(PLACEHOLDER, "placeholder", "'%s' is a placeholder. Write what is meant, or drop it.");
      first(MARKDOWN, "markdown", "'%s' is Markdown. Write it in LaTeX.");
      script();
      language();
      ending();
    }
    return List.copyOf(findings);
  }

  private void length() {
    int words = words().size();
    if (latex.isBlank()) {
      block("empty-section", "The section is missing. Write it.");
    } else if (words < section.leastWords()) {
      shortSection(words);
    } else if (latex.length() > MOST_CHARACTERS) {
      block("long-section", "The section has %d characters.".formatted(latex.length()));
    }
  }

  /// Less than half of what is wanted looks cut off; a little less may be all there is to say.
  private void shortSection(int words) {
    String place = section.id();
    String message =
        "The section has %d words; at least %d are wanted. Say more of what is known."
            .formatted(words, section.leastWords());
    boolean cut = words < section.leastWords() / 2;
    findings.add(
        cut
            ? Finding.block("short-section", place, message)
            : Finding.warn("short-section", place, message));
  }

  private void first(Pattern pattern, String kind, String message) {
    Matcher matcher = pattern.matcher(latex);
    if (matcher.find()) {
      findings.add(
          Finding.block(
              kind,
              Place.at(section, latex, matcher.start()),
              message.formatted(matcher.group().strip())));
    }
  }

  private void script() {
    List<String> foreign =
        latex
            .codePoints()
            .filter(c -> !Unicode.isPrintable(c))
            .distinct()
            .limit(5)
            .mapToObj("U+%04X"::formatted)
            .toList();
    if (!foreign.isEmpty()) {
      block(
          "foreign-script",
          "LaTeX cannot print the characters %s. Write in English, with LaTeX commands for signs."
              .formatted(String.join(", ", foreign)));
    }
  }

  private void language() {
    List<String> words = words();
    long common = words.stream().filter(COMMON::contains).count();
    if (words.size() >= ENOUGH_TO_JUDGE && common < LEAST_SHARE * words.size()) {
      block("wrong-language", "This does not read as English prose. Write the section in English.");
    }
  }

  private void ending() {
    String end = latex.strip();
    boolean isWhole = end.endsWith("}") || end.matches("(?s).*[.!?:)\\]$'\"]|.*\\\\resultstable");
    if (!end.isEmpty() && !isWhole) {
      String tail = end.substring(Math.max(0, end.length() - 40)).replaceAll("\\s+", " ");
      block("cut-section", "The section ends in mid-sentence: '%s'. Finish it.".formatted(tail));
    }
  }

  private List<String> words() {
    String plain = PlainText.of(latex).toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}'-]+")).filter(word -> !word.isEmpty()).toList();
  }

  private void block(String kind, String message) {
    findings.add(Finding.block(kind, section.id(), message));
  }
}
