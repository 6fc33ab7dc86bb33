package dev.alhazen.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Network;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.literature.ScriptedSite;
import dev.alhazen.literature.ScriptedSite.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file from a server that does all that servers do.
class DownloadTest {
  private static final int SIZE = 200_000;
  private static final long PLENTY = 1L << 40;

  @TempDir Path folder;
  private final ScriptedSite site = new ScriptedSite();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> news = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();
  private final byte[] content = new byte[SIZE];
  private RangedFile file = new RangedFile(content, "\"one\"");

  @BeforeEach
  void fill() {
    new Random(1).nextBytes(content);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aWholeFileArrivesWithItsProgress() {
    site.always(file.whole());
    fetch();
    assertWhole();
    assertThat(progress).startsWith(0L).endsWith((long) SIZE).isSorted();
    assertThat(beside()).containsExactly("file.bin");
  }

  @Test
  void whatWasCutGoesOnWhereItStopped() {
    site.then(file.cutAfter(120_000)).always(file.whole());
    fetch();
    assertWhole();
    assertThat(site.requests()).hasSize(2);
    assertThat(site.requests().getLast().header("Range")).isEqualTo("bytes=120000-");
    assertThat(site.requests().getLast().header("If-range")).isEqualTo("\"one\"");
    assertThat(news).singleElement().asString().contains("file.bin", "again in 1 s");
  }

  @Test
  void aLaterProcessGoesOnWhereAnEarlierOneWasEnded() {
    site.always(file.cutAfter(50_000));
    site.then(file.cutAfter(50_000)).always(Answer.status(404));
    assertThatThrownBy(this::fetch).isInstanceOf(UnavailableException.class);
    assertThat(beside()).containsExactly("file.bin.part", "file.bin.part.json");
    site.always(file.whole());
    fetch();
    assertWhole();
    assertThat(site.requests().getLast().header("Range")).isEqualTo("bytes=50000-");
  }

  @Test
  void anotherVersionIsNeverJoinedToTheFirst() {
    RangedFile newer = new RangedFile(new byte[SIZE], "\"two\"");
    site.then(file.cutAfter(120_000)).always(newer.whole());
    fetch();
    assertThat(target()).hasBinaryContent(new byte[SIZE]);
  }

  @Test
  void aServerWithoutRangesStartsOver() {
    site.then(file.cutAfter(120_000)).always(file.withoutRanges());
    fetch();
    assertWhole();
  }

  @Test
  void withoutATagOrADateItStartsOver() {
    RangedFile nameless = new RangedFile(content, "");
    site.then(nameless.cutAfter(120_000)).always(nameless.whole());
    fetch();
    assertWhole();
    assertThat(site.requests().getLast().header("Range")).isEmpty();
  }

  @Test
  void aPartThatWasNotAskedForIsNotTaken() {
    Answer wrong =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 5-199999/200000");
          exchange.sendResponseHeaders(206, 3);
          exchange.getResponseBody().write(new byte[3]);
          exchange.close();
        };
    site.then(file.cutAfter(120_000)).then(wrong).always(file.whole());
    fetch();
    assertWhole();
  }

  @Test
  void aPartThatIsGoneStartsOver() {
    site.then(file.cutAfter(120_000)).then(Answer.status(416)).always(file.whole());
    fetch();
    assertWhole();
  }

  @Test
  void redirectsAreFollowed() {
    site.then(Answer.of(302, Map.of("Location", "/elsewhere/file.bin"), "")).always(file.whole());
    fetch();
    assertWhole();
    assertThat(site.requests().getLast().address()).hasPath("/elsewhere/file.bin");
  }

  @Test
  void redirectsInACircleOrToNoAddressEnd() {
    site.always(Answer.of(302, Map.of("Location", "/file.bin"), ""));
    assertThatThrownBy(this::fetch).hasMessageContaining("redirects in a circle");
    site.always(Answer.of(302, Map.of("Location", "file:///etc/passwd"), ""));
    assertThatThrownBy(this::fetch).hasMessageContaining("not as safe");
    site.always(Answer.of(302, Map.of("Location", "http://[oh"), ""));
    assertThatThrownBy(this::fetch).hasMessageContaining("not as safe");
  }

  @Test
  void aFileThatIsNotThereIsSaidAtOnce() {
    site.always(Answer.status(404));
    assertThatThrownBy(this::fetch)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContainingAll("/file.bin", "404 (not there)", "--url", "--from");
    assertThat(site.requests()).hasSize(1);
  }

  @Test
  void anOverloadedServerIsAskedAgainAfterTheTimeThatItNames() {
    site.then(Answer.status(503))
        .then(Answer.of(503, Map.of("Retry-After", "7"), ""))
        .always(file.whole());
    fetch();
    assertWhole();
    assertThat(waits).hasSize(2);
    assertThat(waits.getLast()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aServerThatStaysAwayIsGivenUp() {
    site.always(Answer.status(503));
    assertThatThrownBy(this::fetch)
        .hasMessageContaining("503")
        .hasMessageContaining("3 times in a row");
    assertThat(site.requests()).hasSize(3);
    site.close();
    assertThatThrownBy(this::fetch).hasMessageContaining("cannot be reached");
  }

  @Test
  void attemptsThatBringSomethingDoNotCount() {
    for (int i = 0; i < 8; i++) {
      site.then(file.cutAfter(20_000));
    }
    site.always(file.whole());
    fetch();
    assertWhole();
  }

  @Test
  void aServerThatFallsSilentIsLeft() {
    site.then(file.stalling()).always(file.whole());
    fetch();
    assertWhole();
    assertThat(news).singleElement().asString().contains("sent nothing");
    assertThat(site.requests().getLast().header("Range")).isEqualTo("bytes=100000-");
  }

  @Test
  void aSlowServerIsNotLeft() {
    site.always(file.slowly());
    fetch();
    assertWhole();
    assertThat(news).isEmpty();
  }

  @Test
  void anotherLengthThanThatOfTheOriginalIsRefusedAtOnce() {
    site.always(file.whole());
    assertThatThrownBy(() -> download(PLENTY).fetch(source(SIZE + 1), target()))
        .hasMessageContaining("has 200,000 bytes, the original 200,001");
    assertThat(target()).doesNotExist();
  }

  @Test
  void aWebPageIsNoFile() {
    site.always(
        Answer.of(200, Map.of("Content-Type", "text/html; charset=utf-8"), "<p>Log in</p>"));
    assertThatThrownBy(this::fetch).hasMessageContaining("web page instead of a file");
  }

  @Test
  void aFullDiskIsSeenBeforeItIsFull() {
    site.always(file.whole());
    assertThatThrownBy(() -> download(100_000).fetch(source(0), target()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("file.bin needs 1 MB in " + folder);
  }

  @Test
  void goesThroughAProxy() throws Exception {
    site.always(file.whole());
    Network network = Network.of(Map.of("http_proxy", site.url().toString()));
    download(network, PLENTY)
        .fetch(
            new Source("file.bin", java.net.URI.create("http://far.invalid/x/file.bin"), 0),
            target());
    assertWhole();
    assertThat(site.requests().getFirst().address()).hasHost("far.invalid");
  }

  private void fetch() {
    download(PLENTY).fetch(source(0), target());
  }

  private Source source(long bytes) {
    return new Source("file.bin", site.url().resolve("/file.bin"), bytes);
  }

  private Download download(long free) {
    return download(Network.direct(), free);
  }

  private Download download(Network network, long free) {
    return new Download(
        network.httpClient().build(),
        "test",
        new Download.Patience(
            3, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofMillis(400)),
        new Space(_ -> free),
        InstantSource.system(),
        waits::add,
        new Download.Listener((_, done, _) -> progress.add(done), news::add));
  }

  private Path target() {
    return folder.resolve("file.bin");
  }

  private void assertWhole() {
    assertThat(target()).hasBinaryContent(content);
  }

  private List<String> beside() {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
