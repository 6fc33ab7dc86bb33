package dev.alhazen.idea;

import static dev.alhazen.Golden.assertGolden;

import dev.alhazen.literature.Author;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Work;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
  private static final Idea IDEA = new Idea("warm_start", "A warm start", "Slowly.", 0, 0, 0);

  @Test
  void showsVerdictComparisonsSearchesAndSources() {
    Work first = work("Cold Starts", 5, Optional.of("10.1000/182"));
    Work second = work("Lukewarm", 1, Optional.empty()).withStanding(Work.Standing.RETRACTED);
    Comparison compared =
        new Comparison(
            first.key(),
            new Comparison.Facet(Comparison.Overlap.SAME, "It asks the same."),
            new Comparison.Facet(
                Comparison.Overlap.PARTIAL,
                "It starts cold and warms up in a way that takes many words to tell, so that the"
                    + " line is wrapped."),
            new Comparison.Facet(Comparison.Overlap.NONE, "It shows nothing."));
    Verdict verdict =
        new Verdict(
            Verdict.Status.INCREMENTAL,
            "Writer and others (1999) come close.",
            List.of(first, second),
            List.of(compared),
            List.of(
                new Verdict.Query(
                    "library",
                    "warm start",
                    List.of("a", "b"),
                    "",
                    Optional.of(Instant.parse("2026-11-20T08:00:00Z"))),
                new Verdict.Query("arxiv", "warm start", List.of(), "HTTP 429"),
                new Verdict.Query("library", "slow start of training", List.of(), "")),
            List.of("The works were ranked by words only."));
    assertGolden("idea/verdict-text.txt", VerdictText.of(IDEA, verdict));
  }

  private static Work work(String title, int authors, Optional<String> doi) {
    return new Reference(
            EntryType.ARTICLE,
            title,
            IntStream.range(0, authors)
                .mapToObj(i -> Author.of("A%d Writer".formatted(i)))
                .toList(),
            Optional.of(1999),
            "Journal of Starts",
            "",
            doi,
            Optional.empty(),
            new LinkedHashMap<>())
        .toWork("library");
  }
}
