package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether each citation has a record behind it, each claim about a work a sentence of that record,
/// and whether enough works are cited.
final class CitationCheck {
  static final Set<String> COMMANDS =
      Set.of(
          "cite",
          "citep",
          "citet",
          "citealp",
          "citealt",
          "citeauthor",
          "citeyear",
          "citeyearpar",
          "Citet",
          "Citep",
          "Citealp");

  private static final Pattern WITHDRAWN = Pattern.compile("(?i)\\b(retracted|withdrawn)\\b");
  private static final int LONGEST_QUOTED = 160;

  private final SectionKind section;
  private final String latex;
  private final ReadingList list;
  private final List<Finding> findings = new ArrayList<>();

  private CitationCheck(SectionKind section, String latex, ReadingList list) {
    this.section = section;
    this.latex = latex;
    this.list = list;
  }

  static List<Finding> of(SectionKind section, String latex, ReadingList list) {
    return new CitationCheck(section, latex, list).run();
  }

  /// @param wanted how many different works a paper should cite
  static List<Finding> ofPaper(Draft draft, ReadingList list, int wanted) {
    long cited = Assembly.citedKeys(draft).stream().filter(list.keys()::contains).count();
    if (cited >= wanted) {
      return List.of();
    }
    boolean couldCiteMore = list.size() > cited;
    return List.of(
        Finding.warn(
            couldCiteMore ? "few-citations" : "few-works",
            SectionKind.RELATED_WORK.id(),
            "The paper cites %d works; %d are wanted. %s"
                .formatted(
                    cited,
                    wanted,
                    couldCiteMore
                        ? "Say in a sentence each how further listed works relate to this one."
                        : "The literature sources gave no more" + silent(list) + ".")));
  }

  private static String silent(ReadingList list) {
    String engines =
        list.searches().stream()
            .filter(search -> !search.silence().isEmpty())
            .map(CitationFile.SearchMade::engine)
            .distinct()
            .collect(Collectors.joining(", "));
    return engines.isEmpty() ? "" : "; %s gave no answer".formatted(engines);
  }

  private List<Finding> run() {
    for (Macro use : Macro.in(Support.blanked(latex), COMMANDS)) {
      records(use);
    }
    for (CitingSentence sentence : CitingSentence.in(latex)) {
      for (String key : sentence.keys()) {
        list.entry(key).ifPresent(entry -> record(sentence, entry));
      }
    }
    findings.addAll(TypedCitations.of(section, latex));
    return List.copyOf(findings);
  }

  private void records(Macro use) {
    List<String> keys = list.keys();
    if (use.keys().isEmpty()) {
      block("unknown-citation", use.at(), "\\%s names no key.".formatted(use.name()));
    }
    use.keys().stream()
        .filter(key -> !keys.contains(key))
        .forEach(key -> block("unknown-citation", use.at(), unknown(key, keys)));
  }

  private void record(CitingSentence sentence, ReadingList.Entry entry) {
    retraction(sentence, entry);
    List<Support> supports = sentence.supports(entry.key());
    Statements statements = Statements.of(entry.work());
    supports.stream()
        .filter(support -> statements.holding(support.quotation()).isEmpty())
        .forEach(support -> misquoted(support, statements));
    Optional<String> claim = sentence.claim(entry.key());
    if (claim.isPresent() && supports.isEmpty()) {
      unsupported(sentence, entry, claim.get());
    }
  }

  private void retraction(CitingSentence sentence, ReadingList.Entry entry) {
    if (entry.isRetracted() && !WITHDRAWN.matcher(sentence.words()).find()) {
      block(
          "retracted-citation",
          at(sentence, entry),
          ("%s was retracted. Say so in the sentence that cites it, with the word 'retracted', or"
                  + " do not cite it.")
              .formatted(entry.key()));
    }
  }

  private void unsupported(CitingSentence sentence, ReadingList.Entry entry, String why) {
    String advice =
        Statements.of(entry.work()).isEmpty()
            ? "Its record has no abstract, so it can only be mentioned, as in 'the thing"
                + " \\citep{%1$s}', in a sentence without such words."
            : "Add \\support{%1$s}{...} behind the citation, with a sentence of its listing word for"
                + " word; or only mention the work, as in 'the thing \\citep{%1$s}', in a sentence"
                + " without such words.";
    block(
        "unsupported-claim",
        at(sentence, entry),
        "The sentence '%s' is a claim about %s, since it %s, and no sentence of its record is named. "
                .formatted(cut(sentence.shown()), entry.key(), why)
            + advice.formatted(entry.key()));
  }

  private void misquoted(Support support, Statements statements) {
    String near =
        statements
            .nearest(support.quotation())
            .map(sentence -> " The nearest is: '%s'".formatted(cut(sentence)))
            .orElse("");
    block(
        "unsupported-claim",
        support.at(),
        ("\\support{%s}{...}: the record holds no such sentence: '%s'. Quote one that is listed,"
                + " word for word, or take the claim out.%s")
            .formatted(support.key(), cut(support.quotation()), near));
  }

  /// The place of the first citation of a work in a sentence.
  private static int at(CitingSentence sentence, ReadingList.Entry entry) {
    return sentence.citations().stream()
        .filter(citation -> citation.keys().contains(entry.key()))
        .findFirst()
        .map(Macro::at)
        .orElse(sentence.at());
  }

  private void block(String kind, int offset, String message) {
    findings.add(Finding.block(kind, Place.at(section, latex, offset), message));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_QUOTED ? text : text.substring(0, LONGEST_QUOTED) + "…";
  }

  private static String unknown(String key, List<String> keys) {
    String near =
        Nearest.ranked(key, keys, 1).stream()
            .findFirst()
            .map(" The nearest key is %s."::formatted)
            .orElse("");
    return "No record has the key %s. Cite only listed keys, or leave the citation out.%s"
        .formatted(key, near);
  }
}
