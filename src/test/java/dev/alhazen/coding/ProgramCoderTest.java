package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Texts;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Event;
import dev.alhazen.model.Budget;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.OverBudgetException;
import dev.alhazen.model.gateway.GatewayBench;
import dev.alhazen.model.gateway.LoopbackProvider;
import dev.alhazen.model.gateway.LoopbackProvider.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs in the real sandbox, a real gateway and journal; only the provider is ours.
class ProgramCoderTest {
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final String HALVED = "rate = 0.5\n";

  @TempDir Path folder;
  private final LoopbackProvider provider =
      new LoopbackProvider(_ -> LoopbackProvider.chat(HALVED));

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void whatAProgramLeavesInAFileThatMayChangeIsTheEdit() {
    try (CoderLab lab = lab(Budget.unlimited())) {
      Coder.Work work = lab.python(CoderLab.OBEDIENT);
      assertThat(applied(work).newContents()).containsExactly(entry("rate.py", HALVED));
      assertThat(applied(work).summary()).isEqualTo("rate.py: 1 line added, 1 removed");
      assertThat(work.said()).contains("I wrote what the model said.");
    }
  }

  @Test
  void theProviderIsAskedForTheStudysModelWithTheRealKeyAndTheCallIsRecorded() {
    try (CoderLab lab = lab(Budget.unlimited())) {
      lab.python(CoderLab.OBEDIENT);
      LoopbackProvider.Asked asked = provider.asked().getFirst();
      assertThat(asked.headers()).containsEntry("authorization", "Bearer " + GatewayBench.KEY);
      assertThat(asked.body().path("model").asString()).isEqualTo("gpt-4o");
      assertThat(asked.body().at("/messages/0/content").asString()).contains("Halve the rate.");
      assertThat(steps(lab))
          .containsExactly("experiment/run_1/edit#1/call#1", "experiment/run_1/edit#1");
      Account account = Account.of(lab.bench().journal().entries());
      assertThat(account.total()).isEqualTo(Money.of("0.0002"));
      assertThat(account.model("openai/gpt-4o").tokens().input()).isEqualTo(100);
    }
  }

  @Test
  void aCoderThatIsDoneIsNotRunAgain() {
    try (CoderLab lab = lab(Budget.unlimited())) {
      lab.python(CoderLab.OBEDIENT);
    }
    try (CoderLab resumed = lab(Budget.unlimited())) {
      assertThat(applied(resumed.python("raise SystemExit('not again')")).newContents())
          .containsExactly(entry("rate.py", HALVED));
    }
    assertThat(provider.asked()).hasSize(1);
  }

  @Test
  void aCallThatTheBudgetDoesNotCoverIsNotMadeAndEndsTheWork() {
    try (CoderLab lab = lab(Budget.of(Money.of("0.0001"), Money.ZERO))) {
      assertThatThrownBy(() -> lab.python(CoderLab.OBEDIENT))
          .isInstanceOf(OverBudgetException.class)
          .hasMessageContaining("--budget");
    }
    assertThat(provider.asked()).isEmpty();
  }

  @Test
  void aKeyThatIsRefusedEndsTheWorkAndIsNotShown() {
    try (LoopbackProvider refusing =
            new LoopbackProvider(
                asked ->
                    Answer.refusal(401, "Wrong key: " + asked.headers().get("authorization")));
        CoderLab lab = new CoderLab(folder, refusing, Budget.unlimited())) {
      assertThatThrownBy(() -> lab.python(CoderLab.OBEDIENT))
          .isInstanceOfSatisfying(
              ModelException.class,
              e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.REFUSED))
          .hasMessageContaining("status 401")
          .message()
          .doesNotContain(GatewayBench.KEY);
      assertThat(everythingWritten()).doesNotContain(GatewayBench.KEY);
    }
  }

  @Test
  void aFailureThatMayPassIsTriedAgainBehindTheProgramsBack() {
    int[] calls = {0};
    try (LoopbackProvider shaky =
            new LoopbackProvider(
                _ ->
                    ++calls[0] < 3
                        ? Answer.refusal(529, "overloaded")
                        : LoopbackProvider.chat(HALVED));
        CoderLab lab = new CoderLab(folder, shaky, Budget.unlimited())) {
      assertThat(applied(lab.python(CoderLab.OBEDIENT)).newContents()).containsKey("rate.py");
    }
  }

  @Test
  void neitherTheKeyNorTheNetworkIsThereForAHostileProgram() {
    String hostile =
        """
        env > env.txt; cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline >> env.txt 2>/dev/null
        ls -la / /opt/alhazen/gateway /root /home >> env.txt 2>&1
        curl -s -m 2 http://1.1.1.1/ && echo 'internet = 1' >> rate.py
        curl -s -m 2 https://api.openai.com/v1/models && echo 'provider = 1' >> rate.py
        getent hosts example.org && echo 'names = 1' >> rate.py
        curl -s -m 2 http://10.0.0.1/ && echo 'neighbours = 1' >> rate.py
        cat env.txt >> rate.py; echo 'done = 1' >> rate.py
        """;
    try (CoderLab lab = lab(Budget.unlimited())) {
      String seen =
          Objects.requireNonNull(applied(lab.shell(hostile)).newContents().get("rate.py"));
      assertThat(seen.lines())
          .contains("done = 1", "OPENAI_API_KEY=" + CoderCommand.NO_KEY)
          .doesNotContain("internet = 1", "provider = 1", "names = 1", "neighbours = 1");
      assertThat(seen).doesNotContain(GatewayBench.KEY);
      assertThat(everythingWritten()).doesNotContain(GatewayBench.KEY);
    }
  }

  @Test
  void aProtectedFileStaysAsItIs() {
    try (CoderLab lab = lab(Budget.unlimited())) {
      Coder.Work work =
          lab.shell(
              "echo cheat > harness.py; rm -f harness.py; mv harness.py x; echo 'rate = 2' > rate.py");
      assertThat(applied(work).newContents()).containsOnlyKeys("rate.py");
    }
  }

  @Test
  void otherFilesAreThrownAwayWhichIsTold() {
    try (CoderLab lab = lab(Budget.unlimited())) {
      Coder.Work work =
          lab.shell(
              "echo 'rate = 2' > rate.py; echo 1 > notes.md; echo 1 > .aider.history; mkdir .cache;"
                  + " echo 1 > .cache/x");
      assertThat(applied(work).newContents()).containsOnlyKeys("rate.py");
      assertThat(applied(work).notes())
          .containsExactly("What was written to other files was thrown away: notes.md.");
    }
  }

  @Test
  void aDeletedFileIsRefused() {
    try (CoderLab lab = lab(Budget.unlimited())) {
      assertThat(refused(lab.shell("mv rate.py rates.py")))
          .isEqualTo(
              "These files were deleted or renamed, which is not allowed: rate.py. Nothing was"
                  + " kept.");
    }
  }

  @Test
  void aProgramThatChangesNothingOrFailsOrWritesNoTextIsTold() {
    try (CoderLab lab = lab(Budget.unlimited())) {
      assertThat(refused(lab.shell("true")))
          .isEqualTo("No file that may be changed was changed. You may change: rate.py.");
    }
    try (CoderLab lab = new CoderLab(folder.resolve("2"), provider, Budget.unlimited())) {
      assertThat(refused(lab.shell("echo 2 > rate.py; echo 'out of ideas' >&2; exit 3")))
          .contains("ended with exit code 3", "out of ideas");
    }
    try (CoderLab lab = new CoderLab(folder.resolve("3"), provider, Budget.unlimited())) {
      assertThat(refused(lab.shell("printf '\\377\\376' > rate.py"))).contains("no texts in UTF-8");
    }
  }

  @Test
  void whatAProgramLeavesRunningIsEnded() throws Exception {
    String mark = "4" + Math.abs(folder.hashCode() % 100_000) + "99";
    try (CoderLab lab = lab(Budget.unlimited())) {
      lab.shell("setsid sleep " + mark + " >/dev/null 2>&1 & echo 'rate = 2' > rate.py");
    }
    assertThat(isRunning("sleep " + mark)).isFalse();
  }

  @Test
  void aProgramThatNeverEndsIsEnded() {
    try (CoderLab lab = lab(Budget.unlimited()).within(Duration.ofSeconds(2))) {
      assertThat(refused(lab.shell("echo 'rate = 2' > rate.py; sleep 600")))
          .contains("did not end within");
    }
  }

  @Test
  void aCoderThatWasInterruptedBeginsAnewAndPaysForNoAnswerTwice() {
    String twice = CoderLab.OBEDIENT + CoderLab.OBEDIENT.replace("whatever", "once more");
    int[] calls = {0};
    try (LoopbackProvider failing =
            new LoopbackProvider(
                _ -> ++calls[0] == 1 ? LoopbackProvider.chat(HALVED) : Answer.refusal(401, "no"));
        CoderLab lab = new CoderLab(folder, failing, Budget.unlimited())) {
      assertThatThrownBy(() -> lab.python(twice)).isInstanceOf(ModelException.class);
    }
    try (CoderLab resumed = lab(Budget.unlimited())) {
      assertThat(applied(resumed.python(twice)).newContents()).containsKey("rate.py");
    }
    assertThat(provider.asked()).hasSize(1);
  }

  @Test
  void aCoderThatAsksSomethingElseTheSecondTimeIsAnswered() {
    try (LoopbackProvider failing = new LoopbackProvider(_ -> LoopbackProvider.chat(HALVED));
        CoderLab lab = new CoderLab(folder, failing, Budget.unlimited()).within(SHORT)) {
      assertThat(refused(lab.python(CoderLab.OBEDIENT + "\nimport time; time.sleep(600)")))
          .contains("did not end within");
      lab.bench().journal().retract(Step.of("experiment/run_1/edit").round(1), "for the test");
      String otherwise = CoderLab.OBEDIENT.replace("prompt}", "prompt + '!'}");
      assertThat(applied(lab.python(otherwise)).newContents()).containsKey("rate.py");
      assertThat(failing.asked()).hasSize(2);
    }
  }

  @Test
  void coderAndGatewayWorkWithoutASandboxToo() {
    try (CoderLab lab = lab(Budget.unlimited()).unconfined()) {
      assertThat(applied(lab.python(CoderLab.OBEDIENT)).newContents())
          .containsExactly(entry("rate.py", HALVED));
    }
  }

  private CoderLab lab(Budget budget) {
    return new CoderLab(folder, provider, budget);
  }

  private static List<String> steps(CoderLab lab) {
    return lab.bench().journal().entries().stream()
        .flatMap(entry -> entry.body() instanceof Event.Finished it ? Stream.of(it) : Stream.of())
        .map(finished -> finished.step().path())
        .toList();
  }

  private static Edit.Applied applied(Coder.Work work) {
    assertThat(work.edit()).isInstanceOf(Edit.Applied.class);
    return (Edit.Applied) work.edit();
  }

  private static String refused(Coder.Work work) {
    assertThat(work.edit()).isInstanceOf(Edit.Refused.class);
    return ((Edit.Refused) work.edit()).report();
  }

  private static java.util.Map.Entry<String, String> entry(String path, String text) {
    return java.util.Map.entry(path, text);
  }

  private String everythingWritten() {
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder all = new StringBuilder();
      files.filter(Files::isRegularFile).forEach(file -> all.append(bytes(file)));
      return all.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String bytes(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isRunning(String commandLine) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(process -> process.resolve("cmdline"))
          .filter(Files::isReadable)
          .anyMatch(file -> Texts.read(file).replace('\0', ' ').strip().equals(commandLine));
    }
  }
}
