package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BibtexTest {
  private static final Reference HO =
      new Reference(
          EntryType.INPROCEEDINGS,
          "Denoising Diffusion Probabilistic Models",
          List.of(Author.of("Jonathan Ho"), Author.of("Ajay Jain"), Author.of("Pieter Abbeel")),
          Optional.of(2020),
          "Advances in Neural Information Processing Systems",
          "An abstract.",
          Optional.empty(),
          Optional.of("2006.11239"),
          new LinkedHashMap<>(Map.of("pages", "6840–6851")));

  @Test
  void anEntryHasOneFieldALineAndNoAbstract() {
    assertThat(Bibtex.entry("ho2020denoising", HO))
        .isEqualTo(
            """
            @inproceedings{ho2020denoising,
              title = {Denoising Diffusion Probabilistic Models},
              author = {Ho, Jonathan and Jain, Ajay and Abbeel, Pieter},
              booktitle = {Advances in Neural Information Processing Systems},
              year = {2020},
              pages = {6840--6851},
              eprint = {2006.11239},
              archiveprefix = {arXiv},
            }
            """);
  }

  @Test
  void aPreprintIsAnArticleThatEveryStyleCanPrint() {
    Work work = preprint("Adam: A Method for Stochastic Optimization", "1412.6980").toWork("test");
    assertThat(work.bibtex())
        .contains("@article{", "journal = {arXiv preprint arXiv:1412.6980}")
        .contains("eprint = {1412.6980}");
  }

  @Test
  void capitalsThatMatterAreKept() {
    assertThat(entry("Wasserstein GAN")).contains("title = {Wasserstein {GAN}}");
    assertThat(entry("Score-Based Generation of 3D-GANs"))
        .contains("title = {Score-Based Generation of {3D-GANs}}");
    assertThat(entry("Attention for Markov chains and Gaussian processes"))
        .contains("title = {Attention for {Markov} chains and {Gaussian} processes}");
  }

  @Test
  void keysAreMadeOfAuthorYearAndFirstWordOfMeaning() {
    assertThat(Bibtex.key(HO)).isEqualTo("ho2020denoising");
    assertThat(HO.toWork("s3").key()).isEqualTo("ho2020denoising");
    assertThat(Author.of("Aäron van den Oord").family()).isEqualTo("van den Oord");
    assertThat(Bibtex.key(preprint("The 李 {Émile}", "1"))).isEqualTo("kingma2014emile");
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameFields() {
    long seed = System.nanoTime();
    System.out.println("BibtexTest seed " + seed);
    RandomReferences references = new RandomReferences(seed);
    for (int i = 0; i < 2_000; i++) {
      Reference reference = references.next();
      String entry = Bibtex.entry("key", reference);
      BibtexFile file = BibtexFile.parse(entry, "test");
      assertThat(file.findings()).as("seed %d, %s", seed, entry).isEmpty();
      assertThat(file.entries().getFirst().reference())
          .as("seed %d, %s", seed, entry)
          .isEqualTo(reference);
    }
  }

  private static String entry(String title) {
    return Bibtex.entry("key", preprint(title, "2006.00001"));
  }

  private static Reference preprint(String title, String arxivId) {
    return new Reference(
        EntryType.PREPRINT,
        title,
        List.of(new Author("Diederik P.", "Kingma")),
        Optional.of(2014),
        "arXiv",
        "",
        Optional.empty(),
        Optional.of(arxivId),
        new LinkedHashMap<>());
  }
}
