package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedLiteratureTest {
  private static final Step STEP = Step.of("test");
  private static final Findings.Found ONE = new Findings.Found(List.of(work("Of herons")));

  @TempDir Path folder;

  private final ManualTime time = new ManualTime();
  private final List<String> complaints = new ArrayList<>();
  private final Counted engine = new Counted(ONE);

  @Test
  void theSecondAnswerIsTheFirstWithItsDate() {
    CachedLiterature cached = cached(engine);
    assertThat(cached.search(STEP, "herons", 5)).isEqualTo(ONE);
    var asked = time.instant();
    time.pass(Duration.ofDays(3));
    assertThat(cached.search(STEP, "herons", 5))
        .isEqualTo(new Findings.Found(ONE.works(), Optional.of(asked)));
    assertThat(engine.searches).isEqualTo(1);
  }

  @Test
  void anotherStudyFindsTheAnswerToo() {
    cached(engine).search(STEP, "herons", 5);
    Counted other = new Counted(ONE);
    cached(other).search(Step.of("elsewhere"), "herons", 5);
    assertThat(other.searches).isZero();
  }

  @Test
  void anotherQuestionOrAnotherServerIsAnotherAnswer() {
    CachedLiterature cached = cached(engine);
    cached.search(STEP, "herons", 5);
    cached.search(STEP, "lanterns", 5);
    cached.search(STEP, "herons", 6);
    new CachedLiterature(engine, "http://mirror", shelf(), time).search(STEP, "herons", 5);
    assertThat(engine.searches).isEqualTo(4);
  }

  @Test
  void anOldAnswerIsAskedForAgain() {
    CachedLiterature cached = cached(engine);
    cached.search(STEP, "herons", 5);
    time.pass(CachedLiterature.AGE);
    assertThat(cached.search(STEP, "herons", 5)).isEqualTo(ONE);
    assertThat(engine.searches).isEqualTo(2);
  }

  @Test
  void silenceIsNeverKept() {
    Counted silent = new Counted(new Findings.Silent("it is down"));
    CachedLiterature cached = cached(silent);
    cached.search(STEP, "herons", 5);
    cached.search(STEP, "herons", 5);
    assertThat(silent.searches).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDamagedFileIsAskedForAgainAndMended() throws IOException {
    CachedLiterature cached = cached(engine);
    for (String damage : List.of("", "{\"version\": 1", "[]", "{}", "\0\1\2")) {
      cached.search(STEP, "herons", 5);
      Files.writeString(only(), damage);
      assertThat(cached.search(STEP, "herons", 5)).isEqualTo(ONE);
      assertThat(((Findings.Found) cached.search(STEP, "herons", 5)).asOf()).isPresent();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenCostsNoAnswer() throws IOException {
    Files.writeString(folder.resolve("engine"), "a file is in the way");
    assertThat(cached(engine).search(STEP, "herons", 5)).isEqualTo(ONE);
    assertThat(complaints).singleElement().asString().contains("An answer of engine is not kept");
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private CachedLiterature cached(Literature source) {
    return new CachedLiterature(source, "https://engine.example", shelf(), time);
  }

  private CachedLiterature.Shelf shelf() {
    return new CachedLiterature.Shelf(folder, CachedLiterature.AGE, complaints::add);
  }

  private static Work work(String title) {
    return new Reference(
            EntryType.ARTICLE,
            title,
            List.of(new Author("Ada", "Berg")),
            Optional.of(2020),
            "Light",
            "",
            Optional.empty(),
            Optional.empty(),
            new LinkedHashMap<>())
        .toWork("engine");
  }

  private static final class Counted implements Literature {
    private final Findings findings;
    private int searches;

    Counted(Findings findings) {
      this.findings = findings;
    }

    @Override
    public String name() {
      return "engine";
    }

    @Override
    public Findings search(Step step, String query, int limit) {
      searches++;
      return findings;
    }
  }
}
