package dev.alhazen.literature.crossref;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.literature.Author;
import dev.alhazen.literature.Dialect;
import dev.alhazen.literature.EngineContractTest;
import dev.alhazen.literature.Listed;
import dev.alhazen.literature.Patience;
import dev.alhazen.literature.ScriptedSite.Answer;
import dev.alhazen.literature.Work;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossrefTest extends EngineContractTest {
  @Override
  protected Dialect dialect(URI base) {
    return new Crossref(base, Optional.of("ada@example.org"));
  }

  @Override
  protected String reply(List<Listed> works) {
    return Json.line(
        Map.of(
            "status", "ok",
            "message-type", "work-list",
            "message",
                Map.of(
                    "total-results", works.size(),
                    "items", works.stream().map(CrossrefTest::item).toList())));
  }

  @Override
  protected String bare(String title) {
    return """
        {"status": "ok", "message": {"items": [{"DOI": "10.5555/bare", "type": "journal-article",
          "title": ["%s"], "issued": {"date-parts": [[null]]}}]}}
        """
        .formatted(title);
  }

  private static Map<String, Object> item(Listed work) {
    return Map.of(
        "DOI", work.doi().orElseThrow(),
        "type", "journal-article",
        "title", List.of(work.title()),
        "author", work.authors().stream().map(CrossrefTest::author).toList(),
        "container-title", List.of(work.venue(), "J. Imag. Light"),
        "issued", Map.of("date-parts", List.of(List.of(work.year().orElseThrow(), 3, 1))),
        "volume", "12",
        "issue", "3",
        "page", "1-9",
        "abstract",
            "<jats:title>Abstract</jats:title><jats:p>%s</jats:p>"
                .formatted(work.summary().replace(". They", ".</jats:p> <jats:p>They")));
  }

  private static Map<String, String> author(String displayed) {
    Author author = Author.of(displayed);
    return Map.of("given", author.given(), "family", author.family(), "sequence", "first");
  }

  @Test
  void asksInThePolitePool() {
    found(literature());
    assertThat(site.requests().getFirst().address().toString())
        .startsWith("/works?query.bibliographic=herons+lanterns&rows=10&select=")
        .endsWith("&mailto=ada%40example.org");
  }

  @Test
  void anArticleHasItsVolumeAndPages() {
    assertThat(found(literature()).getFirst().bibtex())
        .contains("volume = {12}", "number = {3}", "pages = {1--9}", "doi = {10.5555/heron.2019}");
  }

  @Test
  void retractedWorksAreMarkedAndTheirNoticesLeftOut() {
    site.always(
        Answer.body(
            """
            {"message": {"items": [
              {"title": ["Herons of gold"], "type": "journal-article", "DOI": "10.5555/gold",
               "updated-by": [{"DOI": "10.5555/notice", "type": "retraction",
                 "source": "retraction-watch", "label": "Retraction"}]},
              {"title": ["Herons of silver"], "type": "journal-article", "DOI": "10.5555/silver",
               "updated-by": [{"DOI": "10.5555/fix", "type": "correction"}]},
              {"title": ["Retraction: Herons of gold"], "DOI": "10.5555/notice",
               "update-to": [{"DOI": "10.5555/gold", "type": "retraction"}]}]}}
            """));
    assertThat(found(engine(Patience.usual())))
        .extracting(Work::standing)
        .containsExactly(Work.Standing.RETRACTED, Work.Standing.USUAL);
  }

  @Test
  void groupsBooksAndPreprintsHaveEntriesOfTheirOwn() {
    site.always(
        Answer.body(
            """
            {"message": {"items": [
              {"title": ["The book of lanterns"], "type": "monograph", "publisher": "Lamp Press",
               "author": [{"name": "The Lantern Group", "sequence": "first"}]},
              {"title": ["Early lanterns"], "type": "posted-content", "publisher": "LampXiv"},
              {"title": ["Lanterns in rows"], "subtitle": ["A proof"], "type": "proceedings-article",
               "container-title": ["Proceedings of Lamps"], "publisher": "Lamp Press"}]}}
            """));
    assertThat(found(engine(Patience.usual())))
        .extracting(work -> work.bibtex().replaceAll("\\s+", " "))
        .satisfiesExactly(
            book ->
                assertThat(book)
                    .startsWith("@book{")
                    .contains("author = {{The Lantern Group}}", "publisher = {Lamp Press}"),
            preprint -> assertThat(preprint).startsWith("@misc{").contains("{LampXiv}"),
            paper ->
                assertThat(paper)
                    .startsWith("@inproceedings{")
                    .contains("Lanterns in rows: {A} proof", "booktitle = {Proceedings of Lamps}"));
  }

  @Test
  void healthTellsTheRate() {
    site.always(
        Answer.of(
            200,
            Map.of("X-Rate-Limit-Limit", "3", "X-Rate-Limit-Interval", "1s"),
            reply(List.of(FULL))));
    assertThat(engine(Patience.usual()).health().quota()).contains("3 requests per 1s");
  }
}
