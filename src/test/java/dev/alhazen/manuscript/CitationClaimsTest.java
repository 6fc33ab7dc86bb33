package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import dev.alhazen.literature.Work;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be said about a work, and with what behind it.
class CitationClaimsTest {
  private static final ReadingList LIST =
      SampleStudy.listing(
              """
              @article{ho2020, title = {On Noise}, author = {Ho, A.}, year = {2020},
                abstract = {We train a network to predict noise. It gives “sharp” images at 5% of \
              the cost, with rate β. Schr\\"odinger bridges are not studied.}}
              @article{bare2019, title = {Without Abstract}, author = {Bare, B.}, year = {2019}}
              """)
          .with(
              withdrawn(
                  SampleStudy.listing(
                      "@article{gone2018, title = {Gone}, author = {Gone, C.}, year = {2018},"
                          + " abstract = {Averages improve every model.}}")),
              "averages",
              10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Diffusion models \\citep{ho2020} turn noise into data.",
        "Noise was predicted before \\citep[see][ch.~2]{ho2020, bare2019}.",
        "We find that the loss of a denoiser \\citep{bare2019} falls, and show where.",
        "This\npaper does\nnot use other schedules \\citep{ho2020}.",
        "Networks of this kind \\citep{bare2019}, which others report on, are common.",
        "From adversarial networks \\citep{ho2020} to flows \\citep{bare2019}; most are shown once."
      })
  void aMentionNeedsOnlyARecord(String sentence) {
    assertThat(of(sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\citet{ho2020} train a network. | names the work",
        "The network of \\citeauthor{ho2020} is small. | names the work",
        "It was shown that noise can be predicted \\citep{ho2020}. | says 'shown'",
        "The objective \\citep{ho2020} was proposed for images. | says 'proposed'",
        "Earlier studies do not repeat their runs \\citep{ho2020}. | says 'do not'",
        "Score models \\citep{ho2020} unify much, but do not look at noise. | says 'do not'",
        "The thing \\citep[which shows that all is well]{ho2020} is used. | says 'shows'",
        "Two works report it \\citep{bare2019}~\\citep{ho2020} at once. | says 'report'",
        "A loss \\citep{bare2019}, as others found in images \\citep{ho2020}, is used. | says 'found'"
      })
  void aClaimNeedsASentenceOfTheRecord(String sentence, String why) {
    assertThat(of(sentence))
        .filteredOn(finding -> finding.message().contains("about ho2020"))
        .singleElement()
        .matches(Finding::blocks)
        .extracting(Finding::line)
        .asString()
        .startsWith("unsupported-claim at related_work, line 1: The sentence '")
        .contains("is a claim about ho2020, since it " + why)
        .contains("\\support{ho2020}{...}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We train a network to predict noise.",
        "we  train a network\nto predict noise",
        "It gives ``sharp'' images at 5\\% of the cost, with rate $\\beta$.",
        "It gives \"sharp\" images at 5% of the cost",
        "Schr{\\\"o}dinger bridges are not studied."
      })
  void theSentenceMayBeTypedAsLatexNeedsIt(String quotation) {
    String sentence = "\\citet{ho2020}\\support{ho2020}{%s} train a network.".formatted(quotation);
    assertThat(of(SectionReply.read("```latex\n" + sentence + "\n```").latex())).isEmpty();
  }

  @Test
  void aSentenceThatTheRecordLacksIsNamedWithTheNearest() {
    assertThat(
            of("\\citet{ho2020} win.\\support{ho2020}{They train a network that predicts pain.}"))
        .extracting(Finding::line)
        .containsExactly(
            "unsupported-claim at related_work, line 1: \\support{ho2020}{...}: the record holds no"
                + " such sentence: 'They train a network that predicts pain.'. Quote one that is"
                + " listed, word for word, or take the claim out. The nearest is: 'We train a network"
                + " to predict noise.'");
    assertThat(of("\\citet{ho2020}\\support{ho2020}{the} win.")).isNotEmpty();
    assertThat(of("\\citet{ho2020}\\support{ho2020} win.")).isNotEmpty();
    assertThat(of("\\citet{ho2020}\\support{ho2020}{We train a network win.")).isNotEmpty();
  }

  @Test
  void aSentenceCountsForItsOwnSentenceAndWorkOnly() {
    String support = "\\support{ho2020}{We train a network to predict noise.}";
    assertThat(of("\\citet{ho2020}" + support + " are early. \\citet{ho2020} are late."))
        .hasSize(1);
    assertThat(of("\\citet{ho2020} are early." + support + " Others \\citep{bare2019} are late."))
        .isEmpty();
    assertThat(of("\\citet{bare2019}" + support + " are early.")).hasSize(1);
  }

  @Test
  void aWorkWithoutAnAbstractCanOnlyBeMentioned() {
    assertThat(of("\\citet{bare2019} train a network."))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("Its record has no abstract, so it can only be mentioned");
  }

  @Test
  void aPassageOfTheUsersFullTextSupportsAClaimToo() {
    Work read =
        LIST.entry("bare2019")
            .orElseThrow()
            .work()
            .withPassages(List.of("The second chapter gives a proof of convergence."));
    ReadingList list = ReadingList.EMPTY.with(read, "", 10);
    String claim =
        "It was proved to converge \\citep{bare2019}\\support{bare2019}{chapter gives a proof of"
            + " convergence}.";
    assertThat(CitationCheck.of(SectionKind.RELATED_WORK, claim, list)).isEmpty();
  }

  @Test
  void aRetractedWorkIsShownAsSuchAndCitedAsSuchOnly() {
    assertThat(LIST.entry("gone2018").orElseThrow().line())
        .isEqualTo("Gone (C. Gone, 2018) RETRACTED");
    assertThat(of("Averages \\citep{gone2018} are common."))
        .singleElement()
        .matches(Finding::blocks)
        .extracting(Finding::kind)
        .isEqualTo("retracted-citation");
    assertThat(of("An article on averages, since retracted, is known \\citep{gone2018}."))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "As Smith et al. say, it works.",
        "It works (Smith and Doe, 2021).",
        "It works (see Smith, 2021).",
        "Smith and Doe (2021) say so.",
        "It works [Smith, 2021].",
        "It works \\citep[and Smith et al.]{ho2020}.",
        "It works \\href{https://arxiv.org/abs/2101.00001}{as is known}.",
        "It works (arXiv:2101.00001).",
        "It works, doi 10.1000/182."
      })
  void aWorkInPlainWordsIsARefusedReference(String sentence) {
    assertThat(of(sentence))
        .filteredOn(Finding::blocks)
        .extracting(Finding::kind)
        .contains("typed-citation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Kullback--Leibler divergence of GPT-2 (small) in 2020 (November 2026).",
        "Welch's test and Adam are used; see \\url{https://example.org/code}."
      })
  void namesAndYearsAreNoReferences(String sentence) {
    assertThat(of(sentence)).isEmpty();
  }

  private static List<Finding> of(String latex) {
    return CitationCheck.of(SectionKind.RELATED_WORK, latex, LIST);
  }

  private static Work withdrawn(ReadingList list) {
    return list.entries().getFirst().work().withStanding(Work.Standing.RETRACTED);
  }
}
