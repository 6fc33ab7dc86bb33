package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Finding;
import dev.alhazen.base.MalformedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BibtexFileTest {

  @Test
  void aBrokenEntryIsNamedByItsLineAndCostsNoOther() {
    BibtexFile file =
        BibtexFile.parse(
            """
            @article{good1, title = {One}, author = {A. One}}
            @article{torn, title = {Never {closed}, year = 2000
            @article{good2,
              title = {Two},
            }
            @article{nocomma, title = {Three} year = {2001}}
            @article{untitled, year = 2002}
            @article{good1, title = {Again}}
            @article{early, title = {Ends}}, year = {2003}}
            % @ is no entry, nor is me@example.org
            @misc{good3, title = "Last"}
            """,
            "my.bib");
    assertThat(file.entries())
        .extracting(BibtexFile.Entry::key)
        .containsExactly("good1", "good2", "early", "good3");
    assertThat(file.findings())
        .noneMatch(Finding::blocks)
        .extracting(Finding::place)
        .containsExactlyInAnyOrder(
            "my.bib line 2", "my.bib line 6", "my.bib line 7", "my.bib line 8", "my.bib line 9");
    assertThat(file.findings().getFirst().message())
        .isEqualTo(
            "The braces of this @article do not close. The entry is left out; the others are used.");
  }

  @Test
  void abbreviationsCrossReferencesAndParenthesesAreUnderstood() {
    BibtexFile file =
        BibtexFile.parse(
            """
            @string{icml = {International Conference on Machine Learning}}
            @comment{ignored, @ all}
            @inproceedings(child, title={Child}, crossref={parent}, month = september)
            @proceedings{parent, title = icml # { 2019}, year = 2019, publisher={PMLR}}
            """,
            "my.bib");
    Reference child = file.entries().getFirst().reference();
    assertThat(file.findings()).isEmpty();
    assertThat(child.venue()).isEqualTo("International Conference on Machine Learning 2019");
    assertThat(child.year()).contains(2019);
  }

  @Test
  void bibLatexAndTheHabitsOfDblpAreUnderstood() {
    BibtexFile file =
        BibtexFile.parse(
            """
            @article{a, title={A}, journaltitle={J}, date={2011-05-01}, doi={https://doi.org/10.1/X}}
            @article{b, title={B}, journal={CoRR}, volume={abs/2006.11239v2}, year={2020}}
            @online{c, title={C}, eprint={hep-th/9901001}, eprinttype={arXiv}}
            @article{d, title={D}, author={Vaswani, Ashish and others}, journal={J}}
            @book{e, title={E}, author={{The Group of Nine}}, publisher={P}, url={http://x.org/a\\_b}}
            """,
            "my.bib");
    List<Reference> read = file.entries().stream().map(BibtexFile.Entry::reference).toList();
    assertThat(read.get(0).venue()).isEqualTo("J");
    assertThat(read.get(0).year()).contains(2011);
    assertThat(read.get(0).doi()).contains("10.1/x");
    assertThat(read.get(1).type()).isEqualTo(EntryType.PREPRINT);
    assertThat(read.get(1).arxivId()).contains("2006.11239");
    assertThat(read.get(2).arxivId()).contains("hep-th/9901001");
    assertThat(read.get(3).authors())
        .containsExactly(new Author("Ashish", "Vaswani"), Author.OTHERS);
    assertThat(read.get(4).authors()).containsExactly(new Author("", "The Group of Nine"));
    assertThat(read.get(4).more()).containsEntry("url", "http://x.org/a_b");
  }

  @Test
  void namesAreDividedAsBibTexDoes() {
    assertThat(BibtexNames.read("van Beethoven, Ludwig and Ludwig van Beethoven"))
        .containsOnly(new Author("Ludwig", "van Beethoven"));
    assertThat(BibtexNames.read("King, Jr., Martin Luther"))
        .containsExactly(new Author("Martin Luther", "King Jr."));
    assertThat(BibtexNames.read("{\\'E}mile Borel\n  and {\\O}ystein Ore"))
        .containsExactly(new Author("Émile", "Borel"), new Author("Øystein", "Ore"));
    assertThat(BibtexNames.read("{Barnes and Noble} and Plato"))
        .containsExactly(new Author("", "Barnes and Noble"), new Author("", "Plato"));
  }

  @Test
  void rubbishOfAnyKindIsReadWithoutAnError() {
    for (String rubbish :
        List.of(
            "",
            "@",
            "@{}",
            "@article",
            "@article{",
            "}}}",
            "\u0000@a{b\u0001,}",
            "@a{,}",
            "@article{x, title={" + "{".repeat(10_000) + "}}",
            "<html>not found</html>")) {
      assertThat(BibtexFile.parse(rubbish, "x").entries()).isEmpty();
    }
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    assertThatThrownBy(() -> BibtexFile.read(Path.of("none.bib")))
        .isInstanceOf(MalformedException.class)
        .hasMessage("none.bib does not exist.");
  }

  @Test
  void theYearIsFoundInWhateverStandsThere() {
    BibtexFile file =
        BibtexFile.parse(
            "@article{a, title={A}, year={{May 1999}}}@misc{b,title={B},year={n.d.}}", "x");
    assertThat(file.entries().get(0).reference().year()).contains(1999);
    assertThat(file.entries().get(1).reference().year()).isEqualTo(Optional.empty());
  }
}
