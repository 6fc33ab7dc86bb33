package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BibliographyTest {
  private static final Reference PREPRINT =
      new Reference(
          EntryType.PREPRINT,
          "Denoising diffusion probabilistic models",
          List.of(new Author("J.", "Ho")),
          Optional.of(2020),
          "arXiv",
          "",
          Optional.empty(),
          Optional.of("2006.11239"),
          new LinkedHashMap<>());
  private static final Reference PUBLISHED =
      new Reference(
          EntryType.INPROCEEDINGS,
          "Denoising Diffusion Probabilistic Models.",
          List.of(new Author("Jonathan", "Ho")),
          Optional.of(2021),
          "NeurIPS",
          "An abstract.",
          Optional.of("10.5555/3495724"),
          Optional.empty(),
          new LinkedHashMap<>());

  @Test
  void oneWorkOfTwoSourcesStandsOnceAndCompletesItself() {
    Bibliography both =
        Bibliography.of(List.of(PREPRINT.toWork("ho20", "one"), PUBLISHED.toWork("two")));
    assertThat(both.works()).hasSize(1);
    Work work = both.works().getFirst();
    assertThat(work.key()).isEqualTo("ho20");
    assertThat(work.arxivId()).contains("2006.11239");
    assertThat(work.doi()).contains("10.5555/3495724");
    assertThat(work.venue()).isEqualTo("NeurIPS");
    assertThat(work.summary()).isEqualTo("An abstract.");
    assertThat(work.bibtex()).startsWith("@inproceedings{ho20,").contains("eprint", "doi");
    assertThat(both.sameAs(PUBLISHED.toWork("two"))).contains(work);
  }

  @Test
  void identifiersAgreeInWhateverFormTheyCome() {
    Work a = work("A", "ten", Optional.of("https://doi.org/10.1/ABC"), Optional.empty());
    Work b = work("B", "nine", Optional.of("10.1/abc"), Optional.empty());
    Work c = work("C", "eight", Optional.empty(), Optional.of("arXiv:2001.00001v3"));
    Work d = work("D", "seven", Optional.empty(), Optional.of("2001.00001"));
    assertThat(Bibliography.of(List.of(a, b, c, d)).works())
        .extracting(Work::title)
        .containsExactly("A", "C");
  }

  @Test
  void equalTitlesOfDifferentPeopleAreDifferentWorks() {
    Work a = work("Introduction", "ten", Optional.empty(), Optional.empty());
    Work b = work("Introduction", "nine", Optional.empty(), Optional.empty());
    assertThat(Bibliography.of(List.of(a, b)).works()).hasSize(2);
  }

  @Test
  void aKeyIsGivenOnce() {
    Work a = work("First thing", "same", Optional.empty(), Optional.empty());
    Work b = work("First other thing", "same", Optional.empty(), Optional.empty());
    Bibliography both = Bibliography.of(List.of(a, b));
    assertThat(both.works())
        .extracting(Work::key)
        .containsExactly("same2000first", "same2000first-2");
    assertThat(both.find("same2000first-2").orElseThrow().bibtex())
        .startsWith("@misc{same2000first-2,\n");
    assertThat(BibtexFile.parse(both.bibtex(), "all").entries()).hasSize(2);
  }

  @Test
  void arxivsOwnDoiIsTheArxivId() {
    Work datacite = work("A", "ten", Optional.of("10.48550/arXiv.2001.00001"), Optional.empty());
    Work plain = work("Other words", "nine", Optional.empty(), Optional.of("2001.00001v2"));
    assertThat(datacite.doi()).isEmpty();
    assertThat(Bibliography.of(List.of(datacite, plain)).works()).hasSize(1);
  }

  @Test
  void recordsOfAllEnginesMeet() {
    Work preprint =
        engine("arxiv")
            .type(EntryType.PREPRINT)
            .venue("arXiv")
            .title("Herons \\& $k$ lanterns in Gda{\\'n}sk")
            .author("Zofia Łęcka")
            .year("2019")
            .arxivId("1901.00001v2")
            .build()
            .orElseThrow();
    Work published =
        engine("crossref")
            .type(EntryType.ARTICLE)
            .venue("Journal of Imaginary Light")
            .title("Herons &amp; <i>k</i> Lanterns in Gdańsk")
            .author("Z.", "Łęcka")
            .year("2020")
            .doi("10.5555/heron")
            .more("volume", "12")
            .build()
            .orElseThrow();
    Work retracted =
        engine("openalex")
            .title("Something else about it")
            .doi("https://doi.org/10.5555/HERON")
            .retracted()
            .build()
            .orElseThrow();
    Work one = Bibliography.of(List.of(preprint, published, retracted)).works().getFirst();
    assertThat(Bibliography.of(List.of(preprint, published, retracted)).works()).hasSize(1);
    assertThat(one.key()).isEqualTo("lecka2019heron");
    assertThat(one.standing()).isEqualTo(Work.Standing.RETRACTED);
    assertThat(one.bibtex())
        .startsWith("@article{lecka2019heron,")
        .contains("journal = {Journal of Imaginary Light}", "year = {2020}", "volume = {12}")
        .contains("doi = {10.5555/heron}", "eprint = {1901.00001}");
  }

  @Test
  void aPreprintThatComesSecondTakesNothingFromThePublication() {
    Work published = PUBLISHED.toWork("one");
    Work both = Bibliography.of(List.of(published, PREPRINT.toWork("two"))).works().getFirst();
    assertThat(both.venue()).isEqualTo("NeurIPS");
    assertThat(both.year()).contains(2021);
    assertThat(both.arxivId()).contains("2006.11239");
  }

  @Test
  void titlesWithoutAuthorsMeetOnlyWhereTheirYearsAreNear() {
    Work old = engine("a").title("Introduction").year("1990").build().orElseThrow();
    Work recent = engine("b").title("Introduction").year("2020").build().orElseThrow();
    Work undated = engine("c").title("On the flight of herons").build().orElseThrow();
    Work dated =
        engine("d")
            .title("On the Flight of Herons.")
            .author("A. Berg")
            .year("2001")
            .build()
            .orElseThrow();
    assertThat(Bibliography.of(List.of(old, recent, undated, dated)).works()).hasSize(3);
  }

  @Test
  void answersOfSeveralSourcesAreMixedRankByRank() {
    Work a = work("A", "ten", Optional.empty(), Optional.empty());
    Work b = work("B", "nine", Optional.empty(), Optional.empty());
    Work c = work("C", "eight", Optional.empty(), Optional.empty());
    assertThat(Bibliography.ofRanked(List.of(List.of(a, b), List.of(), List.of(c, a))).works())
        .extracting(Work::title)
        .containsExactly("A", "C", "B");
  }

  private static WorkBuilder engine(String name) {
    return new WorkBuilder(name);
  }

  private static Work work(
      String title, String family, Optional<String> doi, Optional<String> arxivId) {
    return new Reference(
            EntryType.MISC,
            title,
            List.of(new Author("A.", family)),
            Optional.of(2000),
            "",
            "",
            doi,
            arxivId,
            new LinkedHashMap<>())
        .toWork("test");
  }
}
