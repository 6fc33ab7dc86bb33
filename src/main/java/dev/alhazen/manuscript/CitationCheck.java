package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether each citation has a record behind it, and whether enough works are cited.
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

  private CitationCheck() {}

  static List<Finding> of(SectionKind section, String latex, ReadingList list) {
    List<Finding> findings = new ArrayList<>();
    List<String> keys = list.keys();
    for (Macro use : Macro.in(latex, COMMANDS)) {
      String place = Place.at(section, latex, use.at());
      if (use.keys().isEmpty()) {
        findings.add(
            Finding.block("unknown-citation", place, "\\%s names no key.".formatted(use.name())));
      }
      use.keys().stream()
          .filter(key -> !keys.contains(key))
          .forEach(key -> findings.add(unknown(key, place, keys)));
    }
    return findings;
  }

  /// @param wanted how many different works a paper should cite
  static List<Finding> ofPaper(Draft draft, ReadingList list, int wanted) {
    long cited = Assembly.citedKeys(draft).stream().filter(list.keys()::contains).count();
    if (cited >= wanted) {
      return List.of();
    }
    boolean couldCiteMore = list.entries().size() > cited;
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
                        : "The literature sources gave no more.")));
  }

  private static Finding unknown(String key, String place, List<String> keys) {
    String near =
        Nearest.to(key, keys).map(known -> " The nearest key is %s.".formatted(known)).orElse("");
    return Finding.block(
        "unknown-citation",
        place,
        "No record has the key %s. Cite only listed keys, or leave the citation out.%s"
            .formatted(key, near));
  }
}
