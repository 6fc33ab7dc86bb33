package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every literature source promises.
public abstract class LiteratureContractTest {
  private final AtomicInteger searches = new AtomicInteger();

  /// A source that answers.
  protected abstract Literature literature();

  /// A query with at least two results.
  protected abstract String fruitfulQuery();

  @Test
  void isKnownByOneLowerCaseWord() {
    assertThat(literature().name()).matches("[a-z][a-z0-9]*");
  }

  @Test
  void givesTheBestFirstAndNeverMoreThanAskedFor() {
    Literature literature = literature();
    List<Work> many = found(literature, fruitfulQuery(), 20);
    assertThat(many).hasSizeBetween(2, 20);
    assertThat(found(literature, fruitfulQuery(), 1)).containsExactly(many.getFirst());
  }

  @Test
  void answersTheSameQuestionInTheSameWay() {
    Literature literature = literature();
    assertThat(found(literature, fruitfulQuery(), 5))
        .isEqualTo(found(literature, fruitfulQuery(), 5));
  }

  @Test
  void everyWorkCanBeCited() {
    Literature literature = literature();
    List<Work> works = found(literature, fruitfulQuery(), 20);
    assertThat(works).extracting(Work::key).doesNotHaveDuplicates();
    for (Work work : works) {
      assertThat(work.source()).isEqualTo(literature.name());
      assertThat(work.title()).isNotBlank().doesNotContain("{", "\\", "\n");
      BibtexFile file = BibtexFile.parse(work.bibtex(), work.key());
      assertThat(file.findings()).isEmpty();
      assertThat(file.entries())
          .singleElement()
          .extracting(BibtexFile.Entry::key)
          .isEqualTo(work.key());
      assertThat(file.entries().getFirst().reference().title()).isEqualTo(work.title());
    }
  }

  @Test
  void strangeQueriesAreAnswered() {
    Literature literature = literature();
    for (String query : List.of("", "   ", "the of and", "\"(*&^%$", "x".repeat(20_000), "李")) {
      assertThat(found(literature, query, 5)).hasSizeLessThanOrEqualTo(5);
    }
  }

  @Test
  void manyThreadsMayAskAtOnce() {
    Literature literature = literature();
    List<Work> alone = found(literature, fruitfulQuery(), 5);
    assertThat(
            IntStream.range(0, 50).parallel().mapToObj(_ -> found(literature, fruitfulQuery(), 5)))
        .allMatch(alone::equals);
  }

  private List<Work> found(Literature literature, String query, int limit) {
    Step step = Step.of("test/search").round(searches.incrementAndGet());
    return switch (literature.search(step, query, limit)) {
      case Findings.Found(List<Work> works, _) -> works;
      case Findings.Silent(String reason) -> throw new AssertionError("silent: " + reason);
    };
  }
}
