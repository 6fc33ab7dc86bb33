package dev.alhazen.literature.openalex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.literature.Dialect;
import dev.alhazen.literature.EngineContractTest;
import dev.alhazen.literature.Listed;
import dev.alhazen.literature.Patience;
import dev.alhazen.literature.ScriptedSite.Answer;
import dev.alhazen.literature.Work;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAlexTest extends EngineContractTest {
  @Override
  protected Dialect dialect(URI base) {
    return new OpenAlex(base, Optional.of("oa-secret"), Optional.of("ada@example.org"));
  }

  @Override
  protected String reply(List<Listed> works) {
    return Json.line(
        Map.of(
            "meta", Map.of("count", works.size(), "page", 1, "per_page", 25),
            "results", works.stream().map(OpenAlexTest::work).toList()));
  }

  @Override
  protected String bare(String title) {
    return """
        {"meta": {"count": 1}, "results": [{"id": "https://openalex.org/W1", "doi": null,
          "title": "%s", "publication_year": null, "type": null, "authorships": [],
          "primary_location": null, "locations": [], "biblio": null,
          "abstract_inverted_index": null, "is_retracted": false}]}
        """
        .formatted(title);
  }

  private static Map<String, Object> work(Listed work) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", "https://openalex.org/W2741809807");
    all.put("doi", "https://doi.org/" + work.doi().orElseThrow());
    all.put("title", work.title());
    all.put("publication_year", work.year().orElseThrow());
    all.put("type", "article");
    all.put(
        "authorships",
        work.authors().stream()
            .map(name -> Map.of("author", Map.of("display_name", name), "raw_author_name", "?"))
            .toList());
    all.put(
        "primary_location",
        Map.of("source", Map.of("display_name", work.venue(), "type", "journal")));
    all.put(
        "locations",
        List.of(
            Map.of("landing_page_url", "https://doi.org/" + work.doi().orElseThrow()),
            Map.of("landing_page_url", "http://arxiv.org/abs/" + work.arxivId().orElseThrow())));
    all.put("biblio", Map.of("volume", "12", "issue", "3", "first_page", "1", "last_page", "9"));
    all.put("abstract_inverted_index", inverted(work.summary()));
    all.put("is_retracted", false);
    return all;
  }

  private static Map<String, List<Integer>> inverted(String text) {
    Map<String, List<Integer>> index = new LinkedHashMap<>();
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i++) {
      index.computeIfAbsent(words[i], _ -> new ArrayList<>()).add(i);
    }
    return index;
  }

  @Test
  void keyAndAddressGoIntoTheQuery() {
    found(literature());
    assertThat(site.requests().getFirst().address().toString())
        .startsWith("/works?search=herons+lanterns&per_page=10&select=")
        .endsWith("&mailto=ada%40example.org&api_key=oa-secret");
  }

  @Test
  void theKeyIsInNoReason() {
    site.always(Answer.status(403));
    assertThat(silence(engine(Patience.usual()))).doesNotContain("oa-secret");
  }

  @Test
  void anArticleHasItsVolumeItsPagesAndTheIdOfItsPreprint() {
    assertThat(found(literature()).getFirst().bibtex())
        .contains("volume = {12}", "number = {3}", "pages = {1--9}", "eprint = {1901.00001}");
  }

  @Test
  void retractedWorksAreMarkedAndTheirNoticesLeftOut() {
    site.always(
        Answer.body(
            """
            {"results": [
              {"title": "Herons of gold", "type": "article", "is_retracted": true},
              {"title": "Retraction of: Herons of gold", "type": "retraction"}]}
            """));
    assertThat(found(engine(Patience.usual())))
        .singleElement()
        .extracting(Work::standing)
        .isEqualTo(Work.Standing.RETRACTED);
  }

  @Test
  void healthTellsWhatIsLeftOfTheDay() {
    site.always(
        Answer.of(
            200,
            Map.of("X-RateLimit-Limit", "10000", "X-RateLimit-Remaining", "9990"),
            reply(List.of(FULL))));
    assertThat(engine(Patience.usual()).health().quota()).contains("9990 of 10000 left today");
  }
}
