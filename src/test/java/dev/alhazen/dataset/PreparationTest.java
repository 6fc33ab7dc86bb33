package dev.alhazen.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Digest;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Network;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.dataset.Preparation.Changed;
import dev.alhazen.literature.ScriptedSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a server or a file to a folder that is whole, or to none.
class PreparationTest {
  private static final String CAT =
      """
      {"word":"cat","recognized":true,"drawing":[[[1,4],[2,2]],[[0],[9]]]}
      """;

  @TempDir Path folder;
  private final ScriptedSite site = new ScriptedSite();
  private final List<String> news = new ArrayList<>();
  private final byte[] text = new byte[100_000];
  private Shelf shelf = Shelf.usual(Path.of("."));

  @BeforeEach
  void open() {
    new Random(2).nextBytes(text);
    shelf = Shelf.usual(folder.resolve("data"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void anArchiveBecomesAFolderWithARecord() throws IOException {
    byte[] zip = Packed.zip(Map.of("corpus", text));
    site.always(new RangedFile(zip, "\"1\"").whole());
    DataRecord content = preparation().download(corpus(), Changed.REFUSED);
    assertThat(shelf.folder("corpus").resolve("text.bin")).hasBinaryContent(text);
    assertThat(content.sources())
        .containsExactly(
            new DataRecord.Origin(
                "corpus.zip", site.url() + "/corpus.zip", zip.length, Digest.of(zip)));
    assertThat(content.files())
        .containsOnly(Map.entry("text.bin", new DataRecord.Content(text.length, Digest.of(text))));
    assertThat(content.prepared()).isEqualTo("2026-11-25T10:00:00Z");
    assertThat(shelf.verify("corpus")).isEqualTo(new Shelf.Ready(content));
    assertThat(shelf.require("corpus")).isEqualTo(content);
    assertThat(left()).isEmpty();
  }

  @Test
  void theSameContentIsTakenHoweverItIsPacked() throws IOException {
    List<byte[]> packed =
        List.of(
            Packed.zip(Map.of("a/b/corpus", text, "README", new byte[9])),
            Packed.tarGz(Map.of("dc/corpus", text)),
            Packed.gz(text),
            text);
    for (byte[] bytes : packed) {
      Path given = Files.write(folder.resolve("given"), bytes);
      DataRecord content = preparation().take(corpus(), given, Changed.REFUSED);
      assertThat(shelf.verify("corpus")).isEqualTo(new Shelf.Ready(content));
      assertThat(content.sources().getFirst().from()).isEqualTo("file given");
    }
  }

  @Test
  void anAlteredDownloadIsSetAsideAndNothingIsPrepared() throws IOException {
    byte[] altered = text.clone();
    altered[7]++;
    site.then(new RangedFile(altered, "\"1\"").whole())
        .always(new RangedFile(text, "\"2\"").whole());
    assertThatThrownBy(() -> preparation().download(plain(), Changed.REFUSED))
        .isInstanceOf(MalformedException.class)
        .hasMessageContainingAll(
            site.url()
                + "/corpus.txt is not the original: unpacked, it has SHA-256 "
                + Digest.of(altered),
            "not " + Digest.of(text),
            "corpus.txt.damaged",
            "--url");
    assertThat(shelf.verify("corpus")).isEqualTo(new Shelf.Missing());
    assertThat(left()).containsExactly("downloads/corpus.txt.damaged");
    preparation().download(plain(), Changed.REFUSED);
    assertThat(shelf.verify("corpus")).isInstanceOf(Shelf.Ready.class);
    assertThat(left()).isEmpty();
  }

  @Test
  void aDownloadThatWasCutGoesOnInAnotherProcess() {
    RangedFile file = new RangedFile(text, "\"1\"");
    site.then(file.cutAfter(60_000)).always(ScriptedSite.Answer.status(403));
    assertThatThrownBy(() -> preparation().download(plain(), Changed.REFUSED))
        .isInstanceOf(UnavailableException.class);
    assertThat(shelf.verify("corpus")).isEqualTo(new Shelf.Missing());
    site.always(file.whole());
    preparation().download(plain(), Changed.REFUSED);
    assertThat(site.requests().getLast().header("Range")).isEqualTo("bytes=60000-");
    assertThat(shelf.verify("corpus")).isInstanceOf(Shelf.Ready.class);
  }

  @Test
  void aTruncatedArchiveIsSaidToBeOne() throws IOException {
    for (byte[] whole :
        List.of(
            Packed.zip(Map.of("corpus", text)),
            Packed.tarGz(Map.of("corpus", text)),
            Packed.gz(text))) {
      Path given =
          Files.write(folder.resolve("given"), Arrays.copyOf(whole, whole.length - 30_000));
      assertThatThrownBy(() -> preparation().take(corpus(), given, Changed.REFUSED))
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining(given + " ")
          .hasMessageContaining("Nothing was prepared");
      assertThat(given).exists();
      assertThat(shelf.verify("corpus")).isEqualTo(new Shelf.Missing());
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void anotherFileIsSaidToBeOne() throws IOException {
    Path shorter = Files.write(folder.resolve("shorter"), new byte[10]);
    assertThatThrownBy(() -> preparation().take(corpus(), shorter, Changed.REFUSED))
        .hasMessageContaining("unpacked, it has 10 bytes, not 100,000");
    Path longer = Files.write(folder.resolve("longer"), new byte[100_001]);
    assertThatThrownBy(() -> preparation().take(corpus(), longer, Changed.REFUSED))
        .hasMessageContaining("is longer than 100,000 bytes");
    Path other = Files.write(folder.resolve("other"), Packed.zip(Map.of("b", text, "a", text)));
    assertThatThrownBy(() -> preparation().take(corpus(), other, Changed.REFUSED))
        .hasMessageContaining("does not hold corpus; it holds a, b");
    assertThatThrownBy(() -> preparation().take(corpus(), folder.resolve("none"), Changed.REFUSED))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> preparation().take(corpus(), folder, Changed.REFUSED))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds no corpus.zip");
  }

  @Test
  void anArchiveThatReachesOutOfItselfIsRefused() throws IOException {
    for (String name : List.of("../corpus", "/etc/corpus", "a/../../corpus", "a\\..\\corpus")) {
      for (byte[] packed :
          List.of(Packed.zip(Map.of(name, text)), Packed.tarGz(Map.of(name, text)))) {
        Path given = Files.write(folder.resolve("given"), packed);
        assertThatThrownBy(() -> preparation().take(corpus(), given, Changed.REFUSED))
            .hasMessageContaining("outside of itself");
      }
    }
    assertThat(folder.resolve("corpus")).doesNotExist();
  }

  @Test
  void aHalfMadeFolderIsNeverTakenForAWholeOne() throws IOException {
    Files.createDirectories(shelf.folder("corpus"));
    Files.write(shelf.folder("corpus").resolve("text.bin"), text);
    assertThatThrownBy(() -> shelf.require("corpus"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("holds no data.json");
    preparation().take(corpus(), Files.write(folder.resolve("given"), text), Changed.REFUSED);
    assertThat(shelf.verify("corpus")).isInstanceOf(Shelf.Ready.class);
  }

  @Test
  void aLaterChangeOfAFileIsNoticed() throws IOException {
    preparation().take(corpus(), Files.write(folder.resolve("given"), text), Changed.REFUSED);
    byte[] altered = text.clone();
    altered[99_999]++;
    Files.write(shelf.folder("corpus").resolve("text.bin"), altered);
    assertThatThrownBy(() -> shelf.require("corpus"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "text.bin is not what was prepared on 2026-11-25",
            "run 'alhazen data prepare corpus' to make it anew");
    Files.write(shelf.folder("corpus").resolve("text.bin"), new byte[3]);
    assertThat(shelf.look("corpus")).isInstanceOf(Shelf.Damaged.class);
    Files.writeString(shelf.folder("corpus").resolve("data.json"), "{");
    assertThat(shelf.look("corpus")).isInstanceOf(Shelf.Damaged.class);
  }

  @Test
  void aMissingOneNamesTheCommand() {
    assertThatThrownBy(() -> shelf.require("enwik8"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("enwik8 is not prepared: run 'alhazen data prepare enwik8'.");
    assertThatThrownBy(() -> Shelf.named(folder.resolve("big")).require("enwik8"))
        .hasMessageContaining("--data-dir " + folder.resolve("big"));
  }

  @Test
  void aSourceThatNobodyVouchesForMustStayWhatItWas() throws IOException {
    DataSet cats = drawings("cat");
    preparation().take(cats, Files.writeString(folder.resolve("cat.ndjson"), CAT), Changed.REFUSED);
    Path other = Files.writeString(folder.resolve("cat.ndjson"), CAT + CAT);
    assertThatThrownBy(() -> preparation().take(cats, other, Changed.REFUSED))
        .isInstanceOf(MalformedException.class)
        .hasMessageContainingAll("is not what it was on 2026-11-25", "--again");
    assertThat(shelf.require("quickdraw").bytes()).isEqualTo(22);
    preparation().take(cats, other, Changed.ACCEPTED);
    assertThat(news).singleElement().asString().contains("is not what it was");
    assertThat(shelf.require("quickdraw").bytes()).isEqualTo(44);
  }

  @Test
  void severalFilesComeFromAFolderOrAnArchive() throws IOException {
    Path given = Files.createDirectories(folder.resolve("given"));
    Files.writeString(given.resolve("cat.ndjson"), CAT);
    Files.writeString(given.resolve("notes.txt"), "no drawing");
    DataSet both = drawings("cat", "owl");
    assertThatThrownBy(() -> preparation().take(both, given, Changed.REFUSED))
        .hasMessageContaining("does not hold owl, which a file called owl.ndjson would");
    Files.writeString(given.resolve("owl.ndjson"), CAT.replace("cat", "owl"));
    DataRecord content = preparation().take(both, given, Changed.REFUSED);
    assertThat(content.files()).containsOnlyKeys("cat.bin", "owl.bin");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("x/owl.ndjson", CAT.replace("cat", "owl").getBytes(StandardCharsets.UTF_8));
    files.put("x/cat.ndjson", CAT.getBytes(StandardCharsets.UTF_8));
    Path zip = Files.write(folder.resolve("both.zip"), Packed.zip(files));
    assertThat(preparation().take(both, zip, Changed.REFUSED).digest()).isEqualTo(content.digest());
  }

  @Test
  void twoAtOnceDoNotDisturbEachOther() {
    try (Bench _ = Bench.open(shelf, "corpus")) {
      assertThatThrownBy(() -> preparation().download(plain(), Changed.REFUSED))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("by another alhazen");
    }
  }

  @Test
  void theDiskIsLookedAtFirst() {
    site.always(new RangedFile(text, "\"1\"").whole());
    Preparation poor = preparation(150_000);
    assertThatThrownBy(() -> poor.download(plain(), Changed.REFUSED))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("The data set corpus needs 1 MB")
        .hasMessageContaining("--data-dir");
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void whatIsPublishedIsInTheCatalogue() {
    assertThat(Catalogue.names())
        .containsExactly("enwik8", "text8", "shakespeare_char", "cifar10", "cifar100", "quickdraw");
    assertThat(Catalogue.all()).allMatch(set -> !set.licence().isBlank());
    assertThat(
            Catalogue.named(
                    "quickdraw", new Catalogue.Choice(List.of("ice cream"), OptionalInt.empty()))
                .at("https://mirror.example/x/")
                .sources()
                .getFirst()
                .address())
        .hasToString("https://mirror.example/x/ice%20cream.ndjson");
    assertThatThrownBy(() -> Catalogue.named("enwik9", Catalogue.Choice.USUAL))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("enwik8");
  }

  private DataSet corpus() {
    return set(new Source("corpus.zip", site.url().resolve("/corpus.zip"), 0));
  }

  private DataSet plain() {
    return set(new Source("corpus.txt", site.url().resolve("/corpus.txt"), text.length));
  }

  private DataSet set(Source source) {
    return new DataSet(
        "corpus",
        "noise",
        "public domain",
        List.of(source),
        new CopiedFiles(
            List.of(new CopiedFiles.Known("corpus", "text.bin", text.length, Digest.of(text)))));
  }

  private static DataSet drawings(String... classes) {
    return Catalogue.named(
        "quickdraw", new Catalogue.Choice(List.of(classes), OptionalInt.empty()));
  }

  private Preparation preparation() {
    return preparation(1L << 40);
  }

  private Preparation preparation(long free) {
    Instant now = Instant.parse("2026-11-25T10:00:00.5Z");
    Space space = new Space(_ -> free);
    Download download =
        new Download(
            Network.direct().httpClient().build(),
            "test",
            new Download.Patience(
                2, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5)),
            space,
            () -> now,
            _ -> {},
            new Download.Listener((_, _, _) -> {}, _ -> {}));
    return new Preparation(shelf, download, space, () -> now, news::add);
  }

  /// What lies where data sets are made, but for the lock.
  private List<String> left() {
    Path bench = shelf.root().resolve(".preparing/corpus");
    try (var files = Files.walk(bench)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> bench.relativize(file).toString())
          .filter(file -> !file.equals("lock"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
