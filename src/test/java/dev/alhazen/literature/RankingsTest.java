package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Works in the order of their words, and rankings fused.
class RankingsTest {
  @Test
  void whatStandsHighInSeveralRankingsComesFirst() {
    assertThat(
            RankFusion.fuse(
                List.of(List.of("a", "b", "c", "d"), List.of("b", "e", "a"), List.of("b", "d"))))
        .containsExactly("b", "a", "d", "e", "c");
    assertThat(RankFusion.fuse(List.of())).isEmpty();
  }

  @Test
  void rareWordsAndWordsOfTheTitleWeighMore() {
    Work title = work("Noise schedules", "About images.");
    Work summary = work("Images", "About a noise schedule, and about much else in long sentences.");
    Work other = work("Images and images", "About images.");
    assertThat(WordMatch.ranked(List.of(other, summary, title), "A noise schedule for images"))
        .containsExactly(title.key(), summary.key(), other.key());
    assertThat(WordMatch.ranked(List.of(title, other), "noises")).containsExactly(title.key());
    assertThat(WordMatch.ranked(List.of(), "noise")).isEmpty();
  }

  private static Work work(String title, String summary) {
    return new Reference(
            EntryType.MISC,
            title,
            List.of(Author.of("A. Writer")),
            Optional.of(title.length()),
            "",
            summary,
            Optional.empty(),
            Optional.empty(),
            new LinkedHashMap<>())
        .toWork("library");
  }
}
