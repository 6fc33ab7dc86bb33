package dev.alhazen.literature.semanticscholar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.literature.Dialect;
import dev.alhazen.literature.EngineContractTest;
import dev.alhazen.literature.Listed;
import dev.alhazen.literature.ScriptedSite.Answer;
import dev.alhazen.literature.Work;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SemanticScholarTest extends EngineContractTest {
  @Override
  protected Dialect dialect(URI base) {
    return new SemanticScholar(base, Optional.of("s2-secret"));
  }

  @Override
  protected String reply(List<Listed> works) {
    if (works.isEmpty()) {
      return "{\"total\": 0, \"offset\": 0}";
    }
    return Json.line(
        Map.of(
            "total",
            912,
            "offset",
            0,
            "next",
            works.size(),
            "data",
            works.stream().map(SemanticScholarTest::paper).toList()));
  }

  @Override
  protected String bare(String title) {
    return """
        {"total": 1, "offset": 0, "data": [{"paperId": "0a1b", "externalIds": {"CorpusId": 7},
          "publicationVenue": null, "title": "%s", "abstract": null, "venue": "", "year": null,
          "publicationTypes": null, "journal": null, "authors": []}]}
        """
        .formatted(title);
  }

  private static Map<String, Object> paper(Listed work) {
    return Map.of(
        "paperId", "649def34f8be52c8b66281af98ae884c09aef38b",
        "externalIds",
            Map.of(
                "CorpusId", 42,
                "DOI", work.doi().orElseThrow(),
                "ArXiv", work.arxivId().orElseThrow()),
        "publicationVenue", Map.of("id", "v1", "name", work.venue(), "type", "journal"),
        "title", work.title(),
        "abstract", work.summary(),
        "venue", "J. Imag. Light",
        "year", work.year().orElseThrow(),
        "publicationTypes", List.of("JournalArticle"),
        "journal", Map.of("name", "J. Imag. Light", "volume", "12", "pages", "\n   1-9\n  "),
        "authors",
            work.authors().stream().map(name -> Map.of("authorId", "1", "name", name)).toList());
  }

  @Test
  void theKeyGoesIntoAHeaderAndTheWordsIntoTheQuery() {
    literature()
        .search(dev.alhazen.base.Step.of("test"), "Micro-batching \"pipelines\" AND more", 7);
    var asked = site.requests().getFirst();
    assertThat(asked.header("X-api-key")).isEqualTo("s2-secret");
    assertThat(asked.address().getPath()).isEqualTo("/paper/search");
    assertThat(asked.address().getQuery())
        .contains("query=micro+batching+pipelines+and+more", "limit=7", "externalIds");
  }

  @Test
  void aPublishedWorkIsAnArticleWithVolumeAndPages() {
    assertThat(found(literature()).getFirst().bibtex())
        .startsWith("@article{")
        .contains("journal = {Journal of Imaginary Light}", "volume = {12}", "pages = {1-9}")
        .contains("doi = {10.5555/heron.2019}", "eprint = {1901.00001}");
  }

  @Test
  void aPreprintHasArxivsIdAndNotItsDoi() {
    site.always(
        Answer.body(
            """
            {"total": 1, "data": [{"title": "Of herons", "venue": "arXiv.org", "year": 2020,
              "externalIds": {"ArXiv": "2001.00003", "DOI": "10.48550/arXiv.2001.00003"},
              "publicationVenue": {"name": "arXiv.org"}, "publicationTypes": ["JournalArticle"],
              "journal": {"name": "ArXiv", "volume": "abs/2001.00003"},
              "authors": [{"name": "A. Berg"}]}]}
            """));
    Work work = found(engine(dev.alhazen.literature.Patience.usual())).getFirst();
    assertThat(work.arxivId()).contains("2001.00003");
    assertThat(work.doi()).isEmpty();
    assertThat(work.bibtex()).contains("journal = {arXiv preprint arXiv:2001.00003}");
  }
}
