package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All attempts of `EscapeTable` against one tier.
///
/// A tier is tested by a subclass with two lines: `make` constructs its sandbox. What it does not
/// hold it must say in `EscapeVerdicts`, under its `tier()`: the row's id, and in a few words what
/// an attempt can do. Such a row is not run, unless it is harmless: then it must really escape, so
/// that nothing is called open that is closed. `docs/sandbox-escapes.md` shows the verdicts of all
/// tiers; `make golden` writes it.
public abstract class EscapeSuite extends SandboxFixture {
  private static final Map<String, String> INPUTS =
      Map.of(
          "judge/Harness.java", "fair",
          "run_0/final_info.json", "{}",
          "experiment.py", "print(1)\n");

  private Outside outside;

  @BeforeEach
  void openTheWorldOutside() throws IOException {
    outside = new Outside(Files.createDirectory(temp.resolve("outside")));
  }

  @AfterEach
  void closeTheWorldOutside() {
    if (outside != null) { // There is none where the tier does not work.
      outside.close();
    }
  }

  static Stream<Escape> attempts() {
    return EscapeTable.ROWS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attempts")
  void isHeld(Escape escape) throws IOException {
    if (!EscapeVerdicts.open(sandbox.tier()).containsKey(escape.id())) {
      assertHeld(escape);
      return;
    }
    Assumptions.assumeTrue(escape.control() == Escape.Control.HARMLESS, "open, and dangerous");
    assertThatThrownBy(() -> assertHeld(escape))
        .as("%s is said to be open in %s", escape, sandbox.tier())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void nothingStaysWhenThisProgramIsKilled() throws Exception {
    Assumptions.assumeFalse(
        EscapeVerdicts.open(sandbox.tier()).containsKey(EscapesByExhaustion.KILLED.id()), "open");
    String seconds = "6" + Math.abs(temp.hashCode() % 100_000) + "3";
    Path folder = Files.createDirectory(temp.resolve("killed"));
    KilledProgram.runAndKill(sandbox.getClass(), folder, seconds);
    KilledProgram.awaitRunning("sleep " + seconds, false);
    make(folder.resolve("scratch"), blobs);
    try (Stream<Path> entries = Files.list(folder.resolve("scratch"))) {
      assertThat(entries.filter(Files::isDirectory)).hasSizeLessThanOrEqualTo(1);
    }
  }

  private void assertHeld(Escape escape) throws IOException {
    String mark = "7" + Math.abs(temp.hashCode() % 1_000_000) + "3";
    Execution execution = sandbox.run(request(escape, mark));
    assertThat(execution.stdout() + execution.stderr())
        .doesNotContain("ESCAPED")
        .doesNotContain(outside.secret());
    assertThat(escape.ends()).as("%s", execution).contains(execution.exit().getClass());
    if (escape.endsByItself()) {
      assertThat(execution.stdout()).as("it tried: %s", execution).endsWith("tried\n");
    }
    assertThat(execution.wall()).isLessThan(escape.limits().wall().plus(Duration.ofSeconds(5)));
    assertThat(running("sleep " + mark)).as("something outlived the run").isFalse();
    outside.assertIntact();
    assertOutputsAreHarmless(execution.outputs());
  }

  private void assertOutputsAreHarmless(Tree outputs) throws IOException {
    assertThat(outputs.files()).doesNotContainKeys("judge/Harness.java", "run_0/final_info.json");
    for (String path : outputs.files().keySet()) {
      assertThat(path).doesNotContain("\n");
      Path blob = blobs.path(outputs.files().get(path));
      if (Files.size(blob) < 1 << 20) {
        assertThat(Files.readString(blob, java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(path)
            .doesNotContain(outside.secret());
      }
    }
  }

  private SandboxRequest request(Escape escape, String mark) {
    TreeMap<String, String> variables = new TreeMap<>(outside.variables());
    variables.put("MARK", mark);
    variables.put("BLOBS", temp.resolve("blobs").toString());
    variables.put("SCRATCH", temp.resolve("scratch").toString());
    return new SandboxRequest(
        Step.of("escape"),
        "run",
        escape.command(),
        tree(INPUTS),
        Globs.of("judge/*", "run_0/**"),
        Globs.ALL,
        escape.limits(),
        variables,
        outside.mounts());
  }

  @Override
  protected abstract Sandbox make(Path scratch, Blobs blobs);
}
