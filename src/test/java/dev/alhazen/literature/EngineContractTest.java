package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.Seeded;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Network;
import dev.alhazen.base.Step;
import dev.alhazen.literature.ScriptedSite.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every engine on the network promises, whatever its server does.
public abstract class EngineContractTest extends LiteratureContractTest {
  protected static final Listed FULL =
      new Listed(
          "Herons &amp; <i>lanterns</i> of x<sub>2</sub> in Gdańsk",
          List.of("Zofia Łęcka", "Jan van der Meer", "李 明"),
          Optional.of(2019),
          "Journal of Imaginary Light",
          Optional.of("10.5555/Heron.2019"),
          Optional.of("1901.00001"),
          "We watch herons near naïve lanterns. They don't mind.");

  private static final Listed SECOND =
      new Listed(
          "Lanterns without herons",
          List.of("Ada Berg"),
          Optional.of(2021),
          "Journal of Imaginary Light",
          Optional.of("10.5555/lantern.2021"),
          Optional.of("2101.00002"),
          "Nothing came.");

  private static final Step STEP = Step.of("test/search");
  private static final Patience PATIENCE =
      new Patience(
          4,
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(180),
          Duration.ofSeconds(60),
          3,
          Duration.ofMinutes(5));

  protected final ScriptedSite site = new ScriptedSite();
  private final ManualTime time = new ManualTime();
  private final Traffic traffic =
      new Traffic(new Pace(Duration.ofNanos(1_000), 4), PATIENCE, time, time);

  protected abstract Dialect dialect(URI base);

  /// A reply with these works and all their fields, in the engine's own form.
  protected abstract String reply(List<Listed> works);

  /// A reply with one work of which the engine knows nothing but the title.
  protected abstract String bare(String title);

  @AfterEach
  void close() {
    site.close();
  }

  @Override
  protected Literature literature() {
    site.always(Answer.body(reply(List.of(FULL, SECOND))));
    return engine(PATIENCE);
  }

  @Override
  protected String fruitfulQuery() {
    return "herons lanterns";
  }

  protected SearchEngine engine(Patience patience) {
    return new SearchEngine(
        dialect(site.url()),
        new Web(Network.direct().httpClient().build(), "Alhazen/test", time),
        traffic,
        patience,
        time,
        time);
  }

  @Test
  void everyFieldIsReadAndMarkupIsNot() {
    Work work = found(literature()).getFirst();
    assertThat(work.title()).isEqualTo("Herons & lanterns of x2 in Gdańsk");
    assertThat(work.authors()).containsExactly("Zofia Łęcka", "Jan van der Meer", "李 明");
    assertThat(work.year()).contains(2019);
    assertThat(work.summary()).isEqualTo("We watch herons near naïve lanterns. They don't mind.");
    assertThat(work.standing()).isEqualTo(Work.Standing.USUAL);
    assertThat(work.doi().or(work::arxivId)).isPresent();
    assertThat(work.key()).isEqualTo("lecka2019heron");
    assertThat(work.bibtex()).contains("Herons \\& lanterns", "Gda{\\'n}sk", "year = {2019}");
  }

  @Test
  void aRecordOfNothingButATitleIsUsed() {
    site.always(Answer.body(bare("Only this")));
    Work work = found(engine(PATIENCE)).getFirst();
    assertThat(work.title()).isEqualTo("Only this");
    assertThat(work.authors()).isEmpty();
    assertThat(work.year()).isEmpty();
    assertThat(work.summary()).isEmpty();
    assertThat(BibtexFile.parse(work.bibtex(), "record").findings()).isEmpty();
  }

  @Test
  void aRecordWithoutATitleIsLeftOut() {
    site.always(Answer.body(bare("")));
    assertThat(found(engine(PATIENCE))).isEmpty();
  }

  @Test
  void aTitleThatSaysRetractedMarksTheWork() {
    site.always(Answer.body(bare("RETRACTED: Herons made of gold")));
    Work work = found(engine(PATIENCE)).getFirst();
    assertThat(work.title()).isEqualTo("Herons made of gold");
    assertThat(work.standing()).isEqualTo(Work.Standing.RETRACTED);
  }

  @Test
  void zeroResultsAreAnAnswer() {
    site.always(Answer.body(reply(List.of())));
    assertThat(found(engine(PATIENCE))).isEmpty();
  }

  @Test
  void aWebPageIsNoAnswer() {
    site.always(
        Answer.of(
            200,
            Map.of("Content-Type", "text/html"),
            "<!DOCTYPE html><html><head><title>Hotel login</title></head></html>"));
    assertThat(silence(engine(PATIENCE))).contains("web page (\"Hotel login\")");
  }

  @Test
  void aTruncatedReplyIsNoAnswer() {
    String whole = reply(List.of(FULL));
    site.always(Answer.body(whole.substring(0, whole.length() / 2)));
    assertThat(silence(engine(PATIENCE))).contains("cannot be read", "after 4 attempts");
  }

  @Test
  void aReplyOfAnotherFormIsNoAnswer() {
    site.always(Answer.body("{\"unexpected\": true}"));
    assertThat(silence(engine(PATIENCE))).contains("cannot be read");
  }

  @Test
  void aStormOfRefusalsEndsInSilenceAfterGrowingWaits() {
    site.always(Answer.status(429));
    assertThat(silence(engine(PATIENCE))).contains("429", "after 4 attempts");
    assertThat(site.requests()).hasSize(4);
    assertThat(time.waits()).hasSize(3);
    assertThat(time.waits().getLast()).isGreaterThan(Duration.ofSeconds(5));
  }

  @Test
  void waitsAsLongAsTheEngineAsks() {
    site.then(Answer.of(429, Map.of("Retry-After", "17"), ""));
    assertThat(found(literature())).hasSize(2);
    assertThat(time.waits()).contains(Duration.ofSeconds(17));
  }

  @Test
  void waitsUntilTheDateThatTheEngineNames() {
    // The server's own date, which goes along, is what the other date is seen from.
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(40).atZone(ZoneOffset.UTC));
    site.then(Answer.of(503, Map.of("Retry-After", date), ""));
    assertThat(found(literature())).hasSize(2);
    assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  @Test
  void doesNotWaitForAnEngineThatAsksForTooMuch() {
    site.always(Answer.of(429, Map.of("Retry-After", "7200"), ""));
    SearchEngine engine = engine(PATIENCE);
    assertThat(silence(engine)).contains("asks to wait 7200 s");
    assertThat(silence(engine)).contains("left alone until 14:00:00 UTC");
    assertThat(site.requests()).hasSize(1);
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void anErrorOfTheServerIsTriedAgain() {
    site.then(Answer.status(500)).then(Answer.status(502));
    assertThat(found(literature())).hasSize(2);
  }

  @Test
  void aRefusedKeyIsNotTriedAgain() {
    site.always(Answer.status(403));
    assertThat(silence(engine(PATIENCE))).contains("refuses the key");
    assertThat(site.requests()).hasSize(1);
  }

  @Test
  void aBodyThatTricklesIsCutOff() {
    site.always(Answer.trickle());
    Patience hasty =
        new Patience(
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofSeconds(180),
            Duration.ofSeconds(60),
            3,
            Duration.ofMinutes(5));
    long start = System.nanoTime();
    assertThat(silence(engine(hasty))).contains("no complete reply");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aCutConnectionIsTriedAgain() {
    site.then(Answer.cut(reply(List.of(FULL, SECOND))));
    assertThat(found(literature())).hasSize(2);
    assertThat(site.requests()).hasSize(2);
  }

  @Test
  void aHugeReplyIsNotTaken() {
    site.always(Answer.body(" ".repeat(9_000_000)));
    assertThat(silence(engine(PATIENCE))).contains("more than 8 MB");
  }

  @Test
  void aRedirectIsFollowedOnTheSameServerOnly() {
    site.then(Answer.of(301, Map.of("Location", site.url() + "/moved"), ""));
    assertThat(found(literature())).hasSize(2);
    try (ScriptedSite other = new ScriptedSite()) {
      String elsewhere = "http://localhost:%d/".formatted(other.url().getPort());
      site.always(Answer.of(302, Map.of("Location", elsewhere), ""));
      assertThat(silence(engine(PATIENCE))).contains("redirects to another server, localhost");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void anEngineThatIsDownIsNamed() {
    SearchEngine engine = engine(PATIENCE);
    site.close();
    assertThat(silence(engine)).contains("cannot be reached");
  }

  @Test
  void anEngineThatFailsAgainAndAgainIsLeftAloneForAWhile() {
    site.always(Answer.status(400));
    SearchEngine engine = engine(PATIENCE);
    for (int i = 0; i < 3; i++) {
      assertThat(silence(engine)).contains("400");
    }
    assertThat(silence(engine)).contains("is left alone until", "after 3 searches in vain");
    assertThat(site.requests()).hasSize(3);
    time.pass(Duration.ofMinutes(6));
    assertThat(found(literature())).hasSize(2);
  }

  @Test
  void aReplyThatIsDamagedAnywhereIsReadOrRefused() {
    Dialect dialect = dialect(site.url());
    String whole = reply(List.of(FULL, SECOND));
    Seeded.check(
        1_000,
        random -> {
          try {
            assertThat(dialect.works(damaged(whole, random))).hasSizeLessThanOrEqualTo(4);
          } catch (MalformedException e) {
            assertThat(e.explanation()).contains(dialect.profile().name());
          }
        });
  }

  private static String damaged(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    for (int n = random.nextInt(3) + 1; n > 0; n--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(12));
      String other =
          List.of("", "null", "[]", "{}", "\"\"", "0", ",", "<x>", "</", "\\", "&", "\u0000")
              .get(random.nextInt(12));
      text.replace(from, to, other);
    }
    return text.toString();
  }

  @Test
  void saysWhoAsks() {
    found(literature());
    assertThat(site.requests().getFirst().header("User-agent")).isEqualTo("Alhazen/test");
  }

  protected List<Work> found(Literature literature) {
    return switch (literature.search(STEP, fruitfulQuery(), 10)) {
      case Findings.Found(List<Work> works, _) -> works;
      case Findings.Silent(String reason) -> throw new AssertionError("silent: " + reason);
    };
  }

  protected String silence(Literature literature) {
    return switch (literature.search(STEP, fruitfulQuery(), 10)) {
      case Findings.Found found -> throw new AssertionError("found " + found);
      case Findings.Silent(String reason) -> reason;
    };
  }
}
