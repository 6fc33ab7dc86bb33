package dev.alhazen.cli;

import static dev.alhazen.model.openai.LoopbackOpenAi.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.model.openai.LoopbackOpenAi;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that refuse, and models that answer what nobody asked: one clear sentence, the right
/// exit code, nothing lost.
class AwkwardModelTest {
  @TempDir Path folder;
  private Shell shell;
  private LoopbackOpenAi server;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    server = new LoopbackOpenAi();
    TinyTemplate.write(folder.resolve("coins"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aWrongKeyIsAMatterOfConfiguration() {
    for (int i = 0; i < 20; i++) {
      server.thenStatus(401, "Incorrect API key provided");
    }
    assertThat(run()).isEqualTo(78);
    assertThat(shell.err()).contains("key").contains("alhazen resume");
    assertNoTrace();
  }

  @Test
  void anUnreachableServerIsTriedAgainVisiblyThenLeftResumable() {
    int code =
        shell.run(
            "run", "coins", "--model=local/x", "--base-url=http://127.0.0.1:9/v1", "--ideas=1");
    assertThat(code).isEqualTo(75);
    assertThat(shell.out()).contains("waiting");
    assertThat(shell.err()).contains("127.0.0.1:9").contains("alhazen resume");
    assertNoTrace();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I would rather not answer in JSON today.",
        "我不明白这个问题，请再说一遍。",
        "\\input{/etc/passwd} \\write18{rm -rf /} $(reboot) `reboot`; DROP TABLE ideas;",
        "{\"title\": 7, \"name\":"
      })
  void repliesThatCannotBeReadEndInOneSentence(String reply) {
    server.always(saying("stop", reply));
    assertThat(run()).isIn(69, 75);
    assertThat(shell.err()).contains("alhazen resume");
    assertNoTrace();
  }

  @Test
  void anEmptyReplyIsTriedAgainAndThenLeftResumable() {
    server.always(saying("stop", ""));
    assertThat(run()).isEqualTo(75);
    assertThat(shell.err()).contains("empty").contains("alhazen resume");
  }

  @Test
  void fiveMegabytesOfNothingAreSurvived() {
    server.always(saying("stop", "na ".repeat(1_700_000)));
    assertThat(run()).isIn(69, 75);
    assertNoTrace();
  }

  @Test
  void whatStoppedAtOneModelGoesOnWithTheSameServerHealed() {
    server.always(saying("stop", "no"));
    assertThat(run()).isIn(69, 75);
    server.always(new LoopbackRehearsal(Map.of())::play);
    assertThat(shell.run("resume")).describedAs(shell.out() + shell.err()).isZero();
    assertThat(shell.run("verify")).isZero();
  }

  private int run() {
    return shell.run(
        "run", "coins", "--model=local/x", "--base-url=" + server.baseUrl(), "--ideas=1");
  }

  private void assertNoTrace() {
    assertThat(shell.err()).doesNotContain("\tat ").doesNotContain("defect");
    assertThat(Json.line(shell.err())).hasSizeLessThan(3_000);
  }
}
