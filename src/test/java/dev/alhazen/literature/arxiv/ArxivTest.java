package dev.alhazen.literature.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.literature.Dialect;
import dev.alhazen.literature.EngineContractTest;
import dev.alhazen.literature.Listed;
import dev.alhazen.literature.Patience;
import dev.alhazen.literature.ScriptedSite.Answer;
import dev.alhazen.literature.Work;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArxivTest extends EngineContractTest {
  private static final String FEED =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <link href="http://arxiv.org/api/query?search_query%%3Dall" rel="self"/>
        <title type="html">ArXiv Query: search_query=all</title>
        <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
        <updated>2026-11-25T00:00:00-05:00</updated>
        <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">9</opensearch:totalResults>
        %s
      </feed>
      """;

  @Override
  protected Dialect dialect(URI base) {
    return new Arxiv(base);
  }

  @Override
  protected String reply(List<Listed> works) {
    return FEED.formatted(works.stream().map(ArxivTest::entry).collect(Collectors.joining()));
  }

  @Override
  protected String bare(String title) {
    return FEED.formatted("<entry><title>%s</title></entry>".formatted(escaped(title)));
  }

  private static String entry(Listed work) {
    return """
        <entry>
          <id>http://arxiv.org/abs/%sv3</id>
          <updated>2022-01-01T00:00:00Z</updated>
          <published>%d-03-01T17:00:00Z</published>
          <title>%s</title>
          <summary>  %s
        </summary>
          %s
          <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">%s</arxiv:doi>
          <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">9 pages</arxiv:comment>
          <link href="http://arxiv.org/abs/x" rel="alternate" type="text/html"/>
          <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
        </entry>
        """
        .formatted(
            work.arxivId().orElseThrow(),
            work.year().orElseThrow(),
            escaped(work.title()).replace(" of ", "\n  of "),
            escaped(work.summary()),
            work.authors().stream()
                .map(name -> "<author><name>%s</name></author>".formatted(name))
                .collect(Collectors.joining()),
            work.doi().orElseThrow());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Test
  void asksForAnyOfTheWordsAndTheMostRelevantFirst() {
    found(literature());
    assertThat(site.requests().getFirst().address().getQuery())
        .isEqualTo(
            "search_query=all:herons+OR+all:lanterns&start=0&max_results=10"
                + "&sortBy=relevance&sortOrder=descending");
  }

  @Test
  void aPreprintHasItsIdWithoutVersionAndTheDoiOfItsPublication() {
    Work work = found(literature()).getFirst();
    assertThat(work.arxivId()).contains("1901.00001");
    assertThat(work.doi()).contains("10.5555/heron.2019");
    assertThat(work.bibtex()).contains("journal = {arXiv preprint arXiv:1901.00001}");
  }

  @Test
  void latexIsReadInTitlesAndSummaries() {
    site.always(
        Answer.body(
            FEED.formatted(
                "<entry><title>Poincar\\'e maps and $k$-means</title>"
                    + "<summary>About \\emph{all} of $x^2$ and 5% more.</summary></entry>")));
    Work work = found(engine(Patience.usual())).getFirst();
    assertThat(work.title()).isEqualTo("Poincaré maps and k-means");
    assertThat(work.summary()).isEqualTo("About all of x^2 and 5% more.");
  }

  @Test
  void whatArxivSaysOfAnErrorIsTheReason() {
    site.always(
        Answer.body(
            FEED.formatted(
                "<entry><id>http://arxiv.org/api/errors#bad</id><title>Error</title>"
                    + "<summary>max_results must be an integer</summary></entry>")));
    assertThat(silence(engine(Patience.usual()))).contains("max_results must be an integer");
  }

  @Test
  void aWithdrawnPaperIsMarked() {
    site.always(
        Answer.body(
            FEED.formatted(
                "<entry><title>Herons of gold</title><comment>This paper has been withdrawn by"
                    + " the author due to an error</comment></entry>")));
    assertThat(found(engine(Patience.usual())).getFirst().standing())
        .isEqualTo(Work.Standing.RETRACTED);
  }

  @Test
  void noFileOfThisMachineIsReadForAFeed() {
    site.always(
        Answer.body(
            "<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>&x;</title></entry>"
                + "</feed>"));
    assertThat(silence(engine(Patience.usual()))).contains("cannot be read");
  }
}
