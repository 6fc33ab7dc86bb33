package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.List;

/// Draws up the account of a draft's citations.
final class CitationUses {
  private CitationUses() {}

  static CitationFile file(Draft draft, ReadingList list) {
    List<CitationFile.Use> uses = new ArrayList<>();
    for (SectionKind section : SectionKind.values()) {
      String latex = draft.section(section);
      for (CitingSentence sentence : CitingSentence.in(latex)) {
        for (String key : sentence.keys()) {
          list.entry(key).ifPresent(entry -> uses.add(use(section, latex, sentence, entry)));
        }
      }
    }
    return new CitationFile(
        CitationFile.VERSION,
        list.entries().stream().map(CitationUses::listed).toList(),
        uses,
        list.searches());
  }

  private static CitationFile.Use use(
      SectionKind section, String latex, CitingSentence sentence, ReadingList.Entry entry) {
    Statements statements = Statements.of(entry.work());
    List<String> support =
        sentence.supports(entry.key()).stream()
            .flatMap(given -> statements.holding(given.quotation()).stream())
            .distinct()
            .toList();
    boolean isClaim = sentence.claim(entry.key()).isPresent() || !support.isEmpty();
    return new CitationFile.Use(
        entry.key(),
        Place.at(section, latex, sentence.citations().getFirst().at()),
        isClaim ? CitationFile.Kind.CLAIM : CitationFile.Kind.MENTION,
        sentence.shown(),
        support);
  }

  private static CitationFile.Listed listed(ReadingList.Entry entry) {
    return new CitationFile.Listed(
        entry.key(), entry.supply(), entry.work().source(), entry.query(), entry.work());
  }
}
