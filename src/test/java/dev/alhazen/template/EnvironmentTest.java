package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Prepares real templates and runs what comes out of it; mounts are undone by putting their source
/// in the place of their target, as the tier without a sandbox does.
class EnvironmentTest {
  @TempDir Path folder;
  private final List<String> progress = new ArrayList<>();

  @Test
  void theScaffoldInPythonRunsItsThreeSeedsAndPlots() throws Exception {
    runs(TemplateScaffold.Language.PYTHON, "figures/valley.pdf");
  }

  @Test
  void theScaffoldInJavaRunsItsThreeSeedsAndPlots() throws Exception {
    runs(TemplateScaffold.Language.JAVA, "figures/valley.png");
  }

  @Test
  void commandsNameNoPathOfThisMachine() {
    Template template =
        TemplateScaffold.write(TemplateScaffold.Language.JAVA, folder.resolve("mine"));
    Prepared prepared = environment("python3").prepare(template);
    assertThat(prepared.experiment().getFirst()).isEqualTo("/opt/alhazen/jdk/bin/java");
    assertThat(prepared.check().getFirst()).isEqualTo("/opt/alhazen/jdk/bin/javac");
    assertThat(prepared.variables()).containsEntry("JAVA_HOME", "/opt/alhazen/jdk");
  }

  @Test
  void leavesOtherLanguagesAsTheyAre() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        title: Shell
        commands: {experiment: sh run.sh}
        editable: [run.sh]
        task: {description: Says hello.}
        """);
    Prepared prepared = environment("python3").prepare(Templates.read(folder));
    assertThat(prepared.experiment()).containsExactly("sh", "run.sh");
    assertThat(prepared.mounts()).isEmpty();
  }

  @Test
  void saysWhatToDoWhereTheInterpreterDoesNotWork() {
    Template template =
        TemplateScaffold.write(TemplateScaffold.Language.PYTHON, folder.resolve("mine"));
    assertThatThrownBy(() -> environment("/no/such/python").prepare(template))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("/no/such/python cannot be started");
    assertThatThrownBy(() -> environment("/bin/false").prepare(template))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("Name another with --python.");
  }

  @Test
  void saysWhatToDoWhereALibraryCannotBeFetched() throws IOException {
    Path mine = folder.resolve("mine");
    TemplateScaffold.write(TemplateScaffold.Language.JAVA, mine);
    Files.writeString(mine.resolve("Extra.java"), "//DEPS no.such.group:nothing:1.0\n");
    assertThatThrownBy(() -> environment("python3").prepare(Templates.read(mine)))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("no.such.group:nothing")
        .hasMessageContaining("name a mirror in ~/.m2/settings.xml");
    assertThat(folder.resolve("cache/jars")).isEmptyDirectory();
  }

  @Test
  @Tag("heavy")
  void diffusionRunsAtItsSmallestPresetWithoutNetworkInTheSandbox() {
    Template template = new Templates(List.of(Path.of("templates"))).find("diffusion2d");
    Prepared prepared = environment("python3").prepare(template);
    assertThat(progress).anyMatch(line -> line.startsWith("Fetching the template's libraries"));
    assertMountsTheResolvedLibrariesAlone(prepared);
    Blobs blobs = new Blobs(folder.resolve("blobs"));
    Sandbox sandbox = new BubblewrapSandbox(folder.resolve("scratch"), blobs);
    Tree files = TemplateFiles.tree(template, blobs);
    run(sandbox, template, prepared, prepared.check(), files);
    Prepared.Invocation all =
        prepared
            .invocations(
                "run_0", template.preset("smoke"), Template.Passing.INSIDE, List.of(0, 1, 2))
            .getFirst();
    Tree left = run(sandbox, template, prepared, all.command(), files);
    assertThat(left.files()).doesNotContainKey("run_0/final_info.json");
    Tree seen = files.matching(template.protectedFiles()).with(left);
    Tree outputs = left.with(run(sandbox, template, prepared, all.judge(), seen));
    JsonNode info =
        Json.parse(
            blobs.text(Objects.requireNonNull(outputs.files().get("run_0/final_info.json"))),
            "final_info.json");
    for (String dataset : template.datasets()) {
      for (Template.Metric metric : template.metrics()) {
        JsonNode result = info.path(dataset);
        assertThat(result.path("means").path(metric.name()).isNumber()).isTrue();
        assertThat(result.path("stderrs").path(metric.name()).isNumber()).isTrue();
        assertThat(result.path("values").path(metric.name())).hasSize(3);
      }
    }
    Tree figures = run(sandbox, template, prepared, prepared.plot(), files.with(outputs));
    assertThat(figures.files())
        .containsKeys(
            "figures/metrics.pdf",
            "figures/metrics.png",
            "figures/samples.pdf",
            "figures/samples.png",
            "figures/training_loss.pdf",
            "figures/training_loss.png");
  }

  /// Code must not find other libraries of the machine, such as a whole local repository.
  private static void assertMountsTheResolvedLibrariesAlone(Prepared prepared) {
    Mount libraries =
        prepared.mounts().stream()
            .filter(mount -> mount.name().equals(JavaTools.LIBRARIES_NAME))
            .findFirst()
            .orElseThrow();
    assertThat(libraries.source().toFile().list())
        .hasSizeBetween(5, 40)
        .allMatch(name -> name.endsWith(".jar"))
        .anyMatch(name -> name.startsWith("api-0.36.0"))
        .anyMatch(name -> name.startsWith("gson-2.13.1"));
    assertThat(prepared.mounts())
        .noneMatch(mount -> mount.source().toString().contains("/.m2/"))
        .noneMatch(mount -> mount.source().equals(libraries.source().getParent()));
  }

  private static Tree run(
      Sandbox sandbox, Template template, Prepared prepared, List<String> command, Tree files) {
    Execution execution =
        sandbox.run(
            new SandboxRequest(
                Step.of("test"),
                "run",
                command,
                files,
                template.protectedFiles(),
                Globs.of("run_0/**", "figures/**"),
                template.preset("smoke").limits(),
                prepared.variables(),
                prepared.mounts()));
    assertThat(execution.exit().isSuccess())
        .as(execution.exit() + execution.stdout() + execution.stderr())
        .isTrue();
    return execution.outputs();
  }

  @Test
  void aCopyComesWithTheOptionsToRunItByHand() {
    Template template =
        TemplateScaffold.write(TemplateScaffold.Language.JAVA, folder.resolve("mine"));
    Path copy = folder.resolve("copy");
    TemplateCopy.write(template, environment("python3").prepare(template), copy);
    assertThat(copy.resolve("java.args")).hasContent("-XX:+UseSerialGC\n-Xmx256m\n");
    assertThat(copy.resolve("Experiment.java")).exists();
    assertThat(TemplateFiles.digest(Templates.read(copy)))
        .isEqualTo(TemplateFiles.digest(template));
  }

  private void runs(TemplateScaffold.Language language, String figure) throws Exception {
    Path mine = folder.resolve("mine");
    Template template = TemplateScaffold.write(language, mine);
    Prepared prepared = environment("python3").prepare(template);
    assertThat(run(prepared, prepared.check(), mine)).isZero();
    for (Prepared.Invocation one :
        prepared.invocations(
            "run_0", template.preset("quick"), template.seeds().passing(), List.of(0, 1))) {
      assertThat(run(prepared, one.command(), mine)).isZero();
      Files.delete(mine.resolve(one.out()).resolve("final_info.json"));
      assertThat(run(prepared, one.judge(), mine)).isZero();
      JsonNode info = Json.read(mine.resolve(one.out()).resolve("final_info.json"));
      assertThat(info.path("bowl").path("means").path("final_value").isNumber()).isTrue();
    }
    assertThat(run(prepared, prepared.plot(), mine)).isZero();
    assertThat(mine.resolve(figure)).isNotEmptyFile();
  }

  private Environment environment(String python) {
    Path home = Path.of(System.getProperty("java.home"));
    return new Environment(
        folder.resolve("cache"), new Environment.Tools(home, python), progress::add);
  }

  private static int run(Prepared prepared, List<String> command, Path where) throws Exception {
    List<String> words = command.stream().map(word -> here(prepared, word)).toList();
    ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile()).inheritIO();
    builder.redirectOutput(where.resolve("output.txt").toFile());
    prepared
        .variables()
        .forEach((name, value) -> builder.environment().put(name, here(prepared, value)));
    return builder.start().waitFor();
  }

  private static String here(Prepared prepared, String word) {
    String changed = word;
    for (Mount mount : prepared.mounts()) {
      changed = changed.replace(mount.target(), mount.source().toString());
    }
    return changed;
  }
}
