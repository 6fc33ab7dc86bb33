package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import dev.alhazen.evidence.Comparison;
import dev.alhazen.evidence.Confirmatory;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether what is called significant, or beyond the noise, is so: a sentence that says it names
/// the comparison by a macro, and that comparison was sealed and holds after correction. Sentences
/// that say it of a cited work, or deny it, pass.
final class SignificanceCheck {
  private static final Pattern SIGNIFICANT =
      Pattern.compile(
          "(?i)\\bsignifican(?:t(?!\\s+(?:digit|figure)s?\\b)(?:ly)?|ce(?!\\s+(?:level|test\\w*"
              + "|threshold)s?\\b))\\b"
              + "|\\bstatistically\\s+(?:better|worse|lower|higher|smaller|larger|different"
              + "|distinguishable|superior|reliable|robust)\\b");
  private static final Pattern BEYOND =
      Pattern.compile(
          "(?i)\\b(?:beyond|outside|above|exceed\\w*|larger\\s+than|more\\s+than|greater\\s+than)"
              + "(?:\\s+of)?\\s+(?:the\\s+)?noise\\b");

  /// Before the word and in the same clause, it takes the claim back.
  private static final Pattern DENIAL =
      Pattern.compile(
          "(?i)\\b(?:not(?!\\s+only)|no|none|nothing|neither|nor|never|without|non|cannot|fails?"
              + "|whether|if|\\w+n't)\\b[^.,;:]*$");

  /// Who speaks of the own work makes the claim, even in a sentence that cites.
  private static final Pattern OWN = Pattern.compile("(?i)\\b(?:we|our|ours|this\\s+paper)\\b");

  private static final Set<SectionKind> TELLING =
      Set.of(SectionKind.ABSTRACT, SectionKind.RESULTS, SectionKind.CONCLUSION);

  private final SectionKind section;
  private final String latex;
  private final Evidence evidence;
  private final List<Finding> findings = new ArrayList<>();

  private SignificanceCheck(SectionKind section, String latex, Evidence evidence) {
    this.section = section;
    this.latex = latex;
    this.evidence = evidence;
  }

  static List<Finding> of(SectionKind section, String latex, Evidence evidence) {
    SignificanceCheck check = new SignificanceCheck(section, latex, evidence);
    if (SIGNIFICANT.matcher(latex).find() || BEYOND.matcher(latex).find()) {
      check.sentences();
    }
    return List.copyOf(check.findings);
  }

  private void sentences() {
    List<Macro> macros = new ArrayList<>(Macro.in(latex, EvidenceMacro.COMMANDS));
    macros.addAll(Macro.in(latex, CitationCheck.COMMANDS));
    List<Integer> starts = CitingSentence.starts(latex, macros);
    String words = Masked.latex(latex);
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i);
      int to = i + 1 < starts.size() ? starts.get(i + 1) : latex.length();
      List<Macro> inside = macros.stream().filter(m -> m.at() >= from && m.at() < to).toList();
      sentence(from, words.substring(from, to), inside);
    }
  }

  private void sentence(int from, String words, List<Macro> macros) {
    boolean cites = macros.stream().anyMatch(m -> CitationCheck.COMMANDS.contains(m.name()));
    if (cites && !OWN.matcher(words).find()) {
      return;
    }
    List<Comparison> named =
        macros.stream().flatMap(macro -> comparison(macro).stream()).distinct().toList();
    said(SIGNIFICANT, words)
        .ifPresent(word -> significant(word.group(), from + word.start(), named));
    said(BEYOND, words).ifPresent(word -> beyond(word.group(), from + word.start(), named));
  }

  private static Optional<Matcher> said(Pattern pattern, String words) {
    Matcher matcher = pattern.matcher(words);
    while (matcher.find()) {
      if (!DENIAL.matcher(words.substring(0, matcher.start())).find()) {
        return Optional.of(matcher);
      }
    }
    return Optional.empty();
  }

  private void significant(String word, int at, List<Comparison> named) {
    if (named.isEmpty()) {
      block(
          at,
          "'%s' is said, but the sentence names no comparison. Name it by \\difference{path}, or use"
                  .formatted(word)
              + " another word.");
    }
    named.stream()
        .flatMap(
            it -> lacking(it).map(why -> "%s is no such: %s".formatted(it.path(), why)).stream())
        .findFirst()
        .ifPresent(
            why -> block(at, "'%s' is said, but %s. Say it in other words.".formatted(word, why)));
  }

  /// A sentence may set one that is beyond the noise against others that are not.
  private void beyond(String word, int at, List<Comparison> named) {
    List<Comparison> meant = named.isEmpty() && TELLING.contains(section) ? sealed() : named;
    boolean holds = meant.stream().anyMatch(it -> it.standing() == Standing.BEYOND_NOISE);
    boolean isDefinition = named.isEmpty() && !TELLING.contains(section);
    if (!holds && !isDefinition) {
      block(
          at,
          "'%s' is said, but no comparison that is meant is: only sealed ones can be, after"
                  .formatted(word)
              + " correction. Call the others exploratory, or within the noise.");
    }
  }

  private List<Comparison> sealed() {
    return evidence.confirmatory().stream()
        .map(Confirmatory::comparison)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> lacking(Comparison comparison) {
    if (comparison.isSignificant()) {
      return Optional.empty();
    }
    if (comparison.standing() == Standing.BEYOND_NOISE) {
      return Optional.of(
          "it rests on %d seeds a side, and %d are the least"
              .formatted(comparison.seeds(), Comparison.LEAST_SEEDS));
    }
    return Optional.of(
        comparison.standing() == Standing.SUGGESTIVE
            ? "it was not sealed before the first run, so it is exploratory"
            : comparison.verdict());
  }

  private Optional<Comparison> comparison(Macro macro) {
    return EvidenceMacro.COMMANDS.contains(macro.name())
        ? evidence.comparison(EvidenceMacro.path(macro))
        : Optional.empty();
  }

  private void block(int at, String message) {
    findings.add(Finding.block("unfounded-significance", Place.at(section, latex, at), message));
  }
}
