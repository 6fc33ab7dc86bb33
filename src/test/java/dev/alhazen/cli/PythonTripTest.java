package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Templates with the habits of The AI Scientist's, run as they are.
class PythonTripTest {
  private static final Path HABITS = Path.of("src/test/resources/dev/alhazen/cli/habits");

  /// Puts a file beside the code and one into the home's cache, where they are not there yet.
  private static final String DOWNLOADING =
      """
      import os, urllib.request
      for place in ["data/raw/points.bin", os.path.expanduser("~/.cache/models/weights.bin")]:
          if not os.path.exists(place):
              os.makedirs(os.path.dirname(place), exist_ok=True)
              urllib.request.urlretrieve("http://127.0.0.1:%d/x", place)
          assert open(place).read() == "weights"
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
    copy(HABITS, folder);
  }

  @Test
  void aTrainingWithDataWorkersAndSeedsOfItsOwnEndsWithAPaper() {
    int code = shell.run("run", "chars", "--model=rehearsal", "--ideas=1");
    assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    assertThat(shell.out()).contains("read-only, seen as ../../data");
    InvestigationFolder idea = onlyInvestigation();
    JsonNode baseline = Json.read(idea.workspace().resolve("run_0/final_info.json"));
    assertThat(baseline.at("/tale/final_info_dict/final_train_loss")).hasSize(3);
    assertThat(idea.workspace().resolve("run_0/seed_0")).doesNotExist();
    assertThat(idea.workspace().resolve("run_2/all_results.npy")).isNotEmptyFile();
    assertThat(idea.workspace().resolve("figures/train_loss_tale.png")).isNotEmptyFile();
    assertThat(Texts.read(idea.workspace().resolve("notes.txt"))).contains("run_2");
    assertThat(Texts.read(idea.workspace().resolve("experiment.py"))).contains("smoothing = 0.25");
    assertThat(idea.paper().resolve("paper.pdf")).isNotEmptyFile();
    assertThat(Texts.read(study().journal())).doesNotContain(folder.toString());
    assertThat(shell.run("replay")).describedAs(shell.out() + shell.err()).isZero();
  }

  @Test
  void aScriptWithoutSeedsIsRepeatedAndItsPlotFindsItsOwnKeysAndNoFailedRun() throws IOException {
    Path script = folder.resolve("templates/epidemic/experiment.py");
    Files.writeString(
        script,
        Files.readString(script)
            .replace("    path = []", "    path = []\n    assert beta == 0.001"));
    int code = shell.run("run", "epidemic", "--model=rehearsal", "--ideas=1", "--attempts=1");
    assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    Path workspace = onlyInvestigation().workspace();
    JsonNode info = Json.read(workspace.resolve("run_0/final_info.json"));
    assertThat(info.at("/SEIR/values/infected_peak")).hasSize(3);
    assertThat(info.at("/SEIR/solution")).hasSize(100);
    assertThat(workspace.resolve("run_0/seed_2/final_info.json")).isNotEmptyFile();
    assertThat(Texts.read(workspace.resolve("notes.txt"))).contains("AssertionError");
    assertThat(workspace.resolve("run_2")).doesNotExist();
    assertThat(workspace.resolve("figures/seir_solution_run_1.png")).isNotEmptyFile();
  }

  @Test
  void singleNumbersAndAnEmptyPlotScriptEndWithAPaperWithoutFigures() {
    int code = shell.run("run", "probe", "--model=rehearsal", "--ideas=1", "--repetitions=2");
    assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    InvestigationFolder idea = onlyInvestigation();
    JsonNode info = Json.read(idea.workspace().resolve("run_1/final_info.json"));
    assertThat(info.path("layer_9.0_beta_1.0").path("means").isNumber()).isTrue();
    assertThat(info.path("layer_9.0_beta_1.0").path("values").path("value")).hasSize(2);
    assertThat(Texts.read(idea.workspace().resolve("notes.txt"))).contains("There are no figures");
    assertThat(idea.paper().resolve("paper.pdf")).isNotEmptyFile();
    assertThat(shell.run("verify")).describedAs(shell.out()).isZero();
  }

  @Test
  void checkNamesWhatIsMissingWithItsCommand() throws IOException {
    Path chars = folder.resolve("templates/chars");
    Files.writeString(chars.resolve("plot.py"), "import sklearn.metrics\n");
    delete(folder.resolve("data"));
    assertThat(shell.run("template", "check", "chars")).isNotZero();
    assertThat(shell.out())
        .contains("block: data at ../../data: The scripts look for data there")
        .contains("block: module at plot.py:1: The module sklearn is not in the template's Python")
        .contains("echo scikit-learn >> " + chars.resolve("requirements.txt"));
  }

  @Test
  void theBaselineIsMadeOnceAndShownWithItsNoise() {
    assertThat(shell.run("template", "check", "probe")).isZero();
    assertThat(shell.out()).contains("alhazen template baseline probe");
    assertThat(shell.run("template", "baseline", "probe")).isZero();
    String first = shell.out();
    assertThat(first).contains("layer_9.0_beta_1.0").containsPattern("value .* 3\\s");
    assertThat(shell.run("template", "baseline", "probe")).isZero();
    assertThat(shell.out()).isEqualTo(first);
    assertThat(shell.run("template", "check", "probe")).isZero();
    assertThat(shell.out()).doesNotContain("not made on this machine yet");
  }

  @Test
  void whatTheCodeDownloadsOnceWithNetworkIsThereWithoutEverAfter() throws IOException {
    Path probe = folder.resolve("templates/probe");
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("weights".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    Files.writeString(
        probe.resolve("experiment.py"),
        DOWNLOADING.formatted(server.getAddress().getPort())
            + Files.readString(probe.resolve("experiment.py")));
    try {
      assertThat(shell.run("template", "baseline", "probe")).isNotZero();
      assertThat(shell.run("template", "baseline", "probe", "--allow-network"))
          .describedAs(shell.out() + shell.err())
          .isZero();
      assertThat(shell.err()).contains("WITH NETWORK, once, the code as it is: ");
      assertThat(asked).hasValue(2);
      assertThat(shell.run("experiment", "probe", "--model=rehearsal", "--ideas=1")).isZero();
      assertThat(asked).hasValue(2);
    } finally {
      server.stop(0);
    }
  }

  private StudyFolder study() {
    return StudyFolder.all(folder.resolve("studies")).getFirst();
  }

  private InvestigationFolder onlyInvestigation() {
    List<InvestigationFolder> all = study().investigations();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList().reversed()) {
        Files.delete(path);
      }
    }
  }
}
