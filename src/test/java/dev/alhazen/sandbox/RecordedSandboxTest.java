package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.ChangedInputException;
import dev.alhazen.journal.Journal;
import dev.alhazen.journal.NotRecordedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The decorators that journal and cache executions.
class RecordedSandboxTest {
  @TempDir Path temp;
  private Blobs blobs;

  @BeforeEach
  void setUp() {
    blobs = new Blobs(temp.resolve("blobs"));
  }

  @Test
  void runsOnceAndThenReturnsWhatIsRecorded() {
    Execution made = execution(0, "result");
    try (Journal journal = open()) {
      Sandbox sandbox = new ReplayedSandbox(journal, new ScriptedSandbox(made));
      assertThat(sandbox.run(request("run", "/here"))).isEqualTo(made);
      assertThat(sandbox.run(request("run", "/here"))).isEqualTo(made);
    }
    try (Journal replay = Journal.replay(temp.resolve("journal.jsonl"), blobs)) {
      Sandbox sandbox = new ReplayedSandbox(replay, new ScriptedSandbox());
      assertThat(sandbox.run(request("run", "/elsewhere"))).isEqualTo(made);
    }
  }

  @Test
  void stopsWhereTheRecordedInputWasAnother() {
    try (Journal journal = open()) {
      Sandbox sandbox = new ReplayedSandbox(journal, new ScriptedSandbox(execution(0, "x")));
      sandbox.run(request("run", "/here"));
      SandboxRequest other = request("plot", "/here");
      assertThatThrownBy(() -> sandbox.run(other))
          .isInstanceOf(ChangedInputException.class)
          .hasMessageContaining("experiment/run_1");
    }
  }

  @Test
  void runsAgainWhereARecordedOutputIsGoneButNeverInAReplay() throws Exception {
    Execution made = execution(0, "result");
    try (Journal journal = open()) {
      Sandbox sandbox = new ReplayedSandbox(journal, new ScriptedSandbox(made, made));
      sandbox.run(request("run", "/here"));
      Files.delete(blobs.path(Digest.of("result")));
      try (Journal replay = Journal.replay(temp.resolve("journal.jsonl"), blobs)) {
        Sandbox replayed = new ReplayedSandbox(replay, new ScriptedSandbox());
        assertThatThrownBy(() -> replayed.run(request("run", "/here")))
            .isInstanceOf(UnavailableException.class)
            .hasMessageContaining("out.txt of step experiment/run_1");
      }
      assertThat(sandbox.run(request("run", "/here"))).isEqualTo(made);
      blobs.put("result");
      assertThat(sandbox.run(request("run", "/here"))).isEqualTo(made);
    }
  }

  @Test
  void aReplayNeverRuns() {
    open().close();
    try (Journal replay = Journal.replay(temp.resolve("journal.jsonl"), blobs)) {
      Sandbox sandbox = new ReplayedSandbox(replay, new ScriptedSandbox(execution(0, "x")));
      SandboxRequest request = request("run", "/here");
      assertThatThrownBy(() -> sandbox.run(request)).isInstanceOf(NotRecordedException.class);
    }
  }

  @Test
  void makesABaselineOncePerMachine() {
    Execution made = execution(0, "baseline");
    Path cache = temp.resolve("cache");
    new CachedSandbox(cache, blobs, "processor", new ScriptedSandbox(made))
        .run(request("baseline", "/a"));

    Blobs others = new Blobs(temp.resolve("other"));
    Sandbox second = new CachedSandbox(cache, others, "processor", new ScriptedSandbox());
    assertThat(second.run(request("baseline", "/b"))).isEqualTo(made);
    assertThat(others.text(Digest.of("baseline"))).isEqualTo("baseline");
  }

  @Test
  void cachesNoFailuresAndNothingElse() {
    Execution failed = execution(1, "partial");
    Execution made = execution(0, "run");
    Sandbox sandbox =
        new CachedSandbox(
            temp.resolve("cache"),
            blobs,
            "processor",
            new ScriptedSandbox(failed, failed, made, made));
    sandbox.run(request("baseline", "/a"));
    sandbox.run(request("baseline", "/a"));
    sandbox.run(request("run", "/a"));
    assertThat(sandbox.run(request("run", "/a"))).isEqualTo(made);
  }

  @Test
  void makesABaselineAnewWhereWhatIsMountedChanged() throws Exception {
    Path data = Files.createDirectories(temp.resolve("data"));
    Files.writeString(data.resolve("train.csv"), "1\n");
    Execution before = execution(0, "before");
    Execution after = execution(0, "after");
    Sandbox sandbox =
        new CachedSandbox(
            temp.resolve("cache"), blobs, "processor", new ScriptedSandbox(before, after));
    assertThat(sandbox.run(request("baseline", data.toString()))).isEqualTo(before);
    assertThat(sandbox.run(request("baseline", data.toString()))).isEqualTo(before);
    Files.writeString(data.resolve("train.csv"), "1\n2\n");
    assertThat(sandbox.run(request("baseline", data.toString()))).isEqualTo(after);
  }

  @Test
  void makesABaselineForEachKindOfDevice() {
    Path cache = temp.resolve("cache");
    Execution slow = execution(0, "slow");
    Execution fast = execution(0, "fast");
    new CachedSandbox(cache, blobs, "processor", new ScriptedSandbox(slow))
        .run(request("baseline", "/a"));
    Sandbox other = new CachedSandbox(cache, blobs, "NVIDIA H100", new ScriptedSandbox(fast));
    assertThat(other.run(request("baseline", "/a"))).isEqualTo(fast);
  }

  @Test
  void runsAgainWhereTheWholeLogIsGone() throws Exception {
    Execution brief = execution(0, "result");
    Digest log = blobs.put("compressed");
    Execution made =
        new Execution(brief.exit(), "", "", brief.wall(), brief.outputs(), Optional.of(log));
    try (Journal journal = open()) {
      Sandbox sandbox = new ReplayedSandbox(journal, new ScriptedSandbox(made, made));
      sandbox.run(request("run", "/here"));
      assertThat(sandbox.run(request("run", "/here"))).isEqualTo(made);
      Files.delete(blobs.path(log));
      assertThat(sandbox.run(request("run", "/here"))).isEqualTo(made);
    }
  }

  @Test
  void readsAndConfirmsWhatWasRecordedBeforeThereWereLogsAndLimitsOnSilence() {
    String old =
        """
        {"exit":{"type":"timed-out","limit":"PT2H","success":false},"stdout":"","stderr":"",\
        "wall":"PT2H","outputs":{}}
        """;
    Execution execution =
        new Execution(
            new Exit.TimedOut(Duration.ofHours(2)), "", "", Duration.ofHours(2), Tree.EMPTY);
    assertThat(Json.to(Json.parse(old, "a journal"), Execution.class)).isEqualTo(execution);
    assertThat(Json.line(execution)).isEqualTo(old.strip());
    assertThat(Json.line(Limits.DEFAULT))
        .isEqualTo(
            """
            {"wall":"PT2H","memoryBytes":8589934592,"processes":512,"diskBytes":4294967296}""");
  }

  private Journal open() {
    return Journal.open(
        temp.resolve("journal.jsonl"),
        blobs,
        () -> Instant.EPOCH,
        Journal.OnChange.STOP,
        Json.tree(Map.of("about", "a test")));
  }

  private Execution execution(int code, String output) {
    Tree outputs = new Tree(Map.of("out.txt", blobs.put(output)));
    return new Execution(new Exit.Exited(code), "", "", Duration.ofSeconds(2), outputs);
  }

  private static SandboxRequest request(String kind, String source) {
    return new SandboxRequest(
        Step.of("experiment/run_1"),
        kind,
        List.of("true"),
        Tree.EMPTY,
        Globs.NONE,
        Globs.ALL,
        Limits.DEFAULT,
        new TreeMap<>(),
        List.of(new Mount("jdk", Path.of(source), "/jdk")));
  }
}
