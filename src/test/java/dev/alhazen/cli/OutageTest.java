package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.rehearsal.RehearsalModel;
import dev.alhazen.model.rehearsal.RehearsalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A server that goes away in the middle of a study.
class OutageTest {
  @TempDir Path folder;
  private Shell shell;
  private final AtomicReference<RehearsalServer> server = new AtomicReference<>();
  private final AtomicInteger calls = new AtomicInteger();
  private int port;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    TinyTemplate.write(folder.resolve("coins"));
    server.set(new RehearsalServer(new Failing(), 0));
    port = server.get().baseUrl().getPort();
  }

  @AfterEach
  void close() {
    server.get().close();
  }

  @Test
  void anOutageIsWaitedOutVisiblyAndOnRecord() {
    List<Duration> waits = new ArrayList<>();
    shell.waiting(
        wait -> {
          waits.add(wait);
          if (waits.size() == 20) {
            server.set(new RehearsalServer(new RehearsalModel(), port));
          }
        });
    assertThat(run()).describedAs(shell.out() + shell.err()).isZero();
    assertThat(waits).hasSizeGreaterThanOrEqualTo(20);
    assertThat(shell.out()).contains("local/x").contains("waiting").contains("Ctrl-C saves");
    assertThat(shell.run("status", "--json")).isZero();
    JsonNode line = Json.parse(shell.out(), "status").at("/account/models/local~1x");
    assertThat(line.get("waited").asLong()).isGreaterThan(10_000);
    assertThat(line.get("attempts").asInt()).isGreaterThan(line.get("calls").asInt() + 1);
  }

  @Test
  void patienceEndsAndTheStudyGoesOnLater() {
    assertThat(run("--patience=5m")).isEqualTo(75);
    assertThat(shell.err()).contains("cannot be reached").contains("alhazen resume");
    shell.run("status");
    assertThat(shell.out()).contains("cannot be reached");
    server.set(new RehearsalServer(new RehearsalModel(), port));
    assertThat(shell.run("resume")).describedAs(shell.out() + shell.err()).isZero();
  }

  private int run(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "coins",
                "--model=local/x",
                "--base-url=" + server.get().baseUrl(),
                "--ideas=1",
                "--ensemble=1"));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  /// Rehearses, but goes away at the sixth call.
  private final class Failing implements Model {
    private final Model rehearsal = new RehearsalModel();

    @Override
    public String name() {
      return rehearsal.name();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
      if (calls.incrementAndGet() < 6) {
        return rehearsal.ask(request);
      }
      Thread.ofVirtual().start(() -> server.get().close());
      throw new ModelException(ModelException.Kind.OVERLOADED, "It goes away.");
    }
  }
}
