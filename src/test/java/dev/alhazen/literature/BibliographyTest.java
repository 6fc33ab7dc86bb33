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
