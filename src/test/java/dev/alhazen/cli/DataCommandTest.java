package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.literature.ScriptedSite;
import dev.alhazen.literature.ScriptedSite.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `alhazen data`, and templates whose presets name data sets.
class DataCommandTest {
  private static final String CAT =
      "{\"word\":\"cat\",\"recognized\":true,\"drawing\":[[[1,4],[2,2]]]}\n";

  @TempDir Path folder;
  private final ScriptedSite site = new ScriptedSite();
  private Shell shell;
  private Path prepared;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    prepared = folder.resolve("home/.cache/alhazen/data/quickdraw");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void preparesFromAMirrorAndSaysUnderWhichLicence() {
    site.always(Answer.body(CAT));
    assertThat(prepareCats("--url", site.url() + "/mirror/")).isZero();
    assertThat(site.requests().getLast().address()).hasPath("/mirror/cat.ndjson");
    assertThat(shell.out())
        .contains("licence   CC BY 4.0, by Google")
        .contains("from      " + site.url() + "/mirror/cat.ndjson")
        .contains("form of every file")
        .contains("prepared  " + prepared)
        .contains("By hand: --data=" + prepared.getParent());
    assertThat(shell.err()).isEmpty();
    assertThat(prepared.resolve("cat.bin")).hasSize(16);
    assertThat(Json.read(prepared.resolve("data.json")).path("choices").path("classes").asString())
        .isEqualTo("cat");

    assertThat(prepareCats()).isZero();
    assertThat(shell.out()).contains("quickdraw is prepared already");
    assertThat(shell.run("data", "list")).isZero();
    assertThat(shell.out())
        .containsPattern("quickdraw +ready +1 kB")
        .containsPattern("enwik8 +not prepared");
  }

  @Test
  void takesWhatIsHereAlready() throws IOException {
    Files.writeString(folder.resolve("cat.ndjson"), CAT);
    assertThat(prepareCats("--from", "cat.ndjson", "--data-dir", "big")).isZero();
    assertThat(folder.resolve("big/quickdraw/cat.bin")).exists();
    assertThat(shell.out()).contains("with --data " + folder.resolve("big"));
    assertThat(shell.run("data", "list", "--json", "--data-dir", "big")).isZero();
    assertThat(Json.parse(shell.out(), "list").get(5).path("state").asString()).isEqualTo("ready");
  }

  @Test
  void whatIsNotTheOriginalIsBadInput() throws IOException {
    site.always(Answer.body("not Shakespeare"));
    assertThat(shell.run("data", "prepare", "shakespeare_char", "--url", site.url() + "/"))
        .isEqualTo(65);
    assertThat(shell.err())
        .contains("input.txt is not the original: unpacked, it has 15 bytes, not 1,115,394")
        .contains("set aside as");
    assertThat(shell.out()).contains("licence   public domain");
    Files.writeString(folder.resolve("enwik8.zip"), "PK\3\4 and no more");
    assertThat(shell.run("data", "prepare", "enwik8", "--from", "enwik8.zip")).isEqualTo(65);
    assertThat(shell.err()).contains("enwik8.zip holds no file that can be read");
  }

  @Test
  void whatCannotBeReachedIsUnavailable() {
    site.always(Answer.status(404));
    assertThat(prepareCats("--url", site.url() + "/")).isEqualTo(69);
    assertThat(shell.err()).contains("404 (not there)").contains("--from FILE");
    shell.with("http_proxy", site.url().toString());
    site.always(Answer.body(CAT));
    assertThat(prepareCats("--url", "http://nowhere.invalid/")).isZero();
  }

  @Test
  void mistakesAreExplained() {
    assertThat(shell.run("data", "prepare", "enwik9")).isEqualTo(64);
    assertThat(shell.err()).contains("Did you mean enwik8");
    assertThat(shell.run("data", "prepare")).isEqualTo(64);
    assertThat(shell.run("data", "prepare", "enwik8", "text8", "--from", "x")).isEqualTo(64);
    assertThat(shell.run("data", "prepare", "enwik8", "--from", "x")).isEqualTo(64);
    assertThat(shell.err()).contains("x does not exist");
    assertThat(shell.run("data", "prepare", "enwik8", "--limit", "5")).isEqualTo(64);
    assertThat(shell.run("data", "prepare", "quickdraw", "--limit", "0")).isEqualTo(64);
    assertThat(shell.run("data", "prepare", "quickdraw", "--classes", "../cat")).isEqualTo(64);
    assertThat(shell.run("data", "prepare", "quickdraw", "--url", "http://h/cat.ndjson"))
        .isEqualTo(64);
    assertThat(shell.run("data", "prepare", "enwik8", "--url", "file:///etc/passwd")).isEqualTo(64);
    assertThat(shell.err()).contains("--from");
  }

  @Test
  void aStudyWithoutItsDataDoesNotBegin() {
    drawingTemplate();
    assertThat(shell.run("run", "drawing", "--model", "rehearsal", "--preset", "full"))
        .isEqualTo(78);
    assertThat(shell.err())
        .contains("quickdraw is not prepared: run 'alhazen data prepare quickdraw'");
    assertThat(folder.resolve("studies")).doesNotExist();
    assertThat(shell.run("run", "drawing", "--model", "rehearsal", "--preset", "full", "--dry-run"))
        .isZero();
    assertThat(shell.out()).contains("To be mended before a run: quickdraw is not prepared");
    assertThat(shell.run("run", "drawing", "--model", "rehearsal", "--dry-run")).isZero();
    assertThat(shell.out()).doesNotContain("To be mended");
  }

  @Test
  void theCheckAndTheDoctorNameWhatIsMissing() {
    drawingTemplate();
    assertThat(shell.run("template", "check", "drawing")).isZero();
    assertThat(shell.out())
        .contains(
            "warn: data at presets.full, greedy: quickdraw is not prepared: run 'alhazen data prepare"
                + " quickdraw'");
    shell.run("doctor");
    assertThat(shell.out()).containsPattern("data sets +optional +none +for the presets");
    site.always(Answer.body(CAT));
    prepareCats("--url", site.url() + "/");
    assertThat(shell.run("template", "check", "drawing")).isZero();
    assertThat(shell.out()).doesNotContain("data at");
    shell.run("doctor");
    assertThat(shell.out()).containsPattern("data sets +(ok|optional) +quickdraw");
  }

  @Test
  void aRunFindsItsDataUnderItsName() {
    drawingTemplate();
    site.always(Answer.body(CAT));
    prepareCats("--url", site.url() + "/");
    assertThat(shell.run("template", "baseline", "drawing", "--preset", "full")).isZero();
    assertThat(shell.out()).containsPattern("cats +bytes +16");
    assertThat(shell.run("template", "baseline", "drawing", "--preset", "greedy")).isZero();
    assertThat(
            shell.run("template", "baseline", "drawing", "--preset", "full", "--sandbox", "none"))
        .isZero();
    assertThat(prepared.resolve("cat.bin")).hasSize(16);
    prepareCats("--url", site.url() + "/", "--data-dir", "big");
    assertThat(shell.run("template", "baseline", "drawing", "--preset", "full", "--data", "big"))
        .isZero();
  }

  @Test
  void aCopySaysWhereItsDataLie() {
    drawingTemplate();
    assertThat(shell.run("template", "copy", "drawing", "mine")).isZero();
    assertThat(shell.out())
        .contains("preset full reads quickdraw: add --data=" + prepared.getParent());
  }

  private int prepareCats(String... more) {
    String[] words = {"data", "prepare", "quickdraw", "--classes", "cat"};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return shell.run(all);
  }

  /// Its full preset measures how long the prepared file of cats is.
  private void drawingTemplate() {
    Path template = folder.resolve("templates/drawing");
    Map<String, String> files =
        Map.of(
            "template.yaml",
            """
            title: Cats
            commands:
              experiment: sh run.sh {out} {args}
            editable: [run.sh]
            presets:
              quick: {arguments: none, limits: {wall: 20s}}
              full: {arguments: data/quickdraw/cat.bin, limits: {wall: 20s}, data: [quickdraw]}
              greedy: {arguments: data/quickdraw/cat.bin more, limits: {wall: 20s}, data: [quickdraw]}
            task: {description: Counts.}
            """,
            "run.sh",
            """
            mkdir -p "$1"
            if [ "$2" = none ]; then n=0; else n=$(wc -c < "$2"); fi
            if [ "$3" = more ] && touch data/quickdraw/more 2>/dev/null; then exit 3; fi
            printf '{"cats":{"means":{"bytes":%s}}}' "$n" > "$1/final_info.json"
            """);
    files.forEach((name, text) -> AtomicFiles.write(template.resolve(name), text));
  }
}
