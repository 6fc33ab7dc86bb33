package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.sandbox.unconfined.UnconfinedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real environments in real sandboxes.
class PythonEnvironmentTest {
  private static final Limits LIMITS = Limits.DEFAULT.withWall(Duration.ofSeconds(60));

  @TempDir Path folder;
  private final List<String> progress = new ArrayList<>();
  private Path mine;

  @BeforeEach
  void write() throws IOException {
    mine = Files.createDirectories(folder.resolve("templates/mine"));
    Files.writeString(mine.resolve("prompt.json"), "{\"task_description\": \"D\"}");
    Files.writeString(
        mine.resolve("experiment.py"),
        """
        import shutil, subprocess, sys
        import lampwork
        print(lampwork.VERSION, subprocess.check_output(["lampwork"], text=True).strip())
        print(subprocess.check_output(["python", "-c", "import lampwork; print('child')"], text=True))
        """);
  }

  @Test
  void requirementsBecomeAnEnvironmentThatIsMadeOnce() throws IOException {
    require(Wheel.write(folder, "1.0"));
    Template template = Templates.read(mine);
    Environment environment = environment(Optional.empty());
    assertThat(environment.isMade(template)).isFalse();
    Prepared prepared = environment.prepare(template);
    assertThat(environment.isMade(template)).isTrue();
    assertThat(progress).anyMatch(line -> line.startsWith("Making the Python environment"));
    assertThat(run(bubblewrap(), template, prepared)).contains("1.0 lit").contains("child");
    assertThat(run(unconfined(), template, prepared)).contains("1.0 lit").contains("child");
    progress.clear();
    environment.prepare(template);
    assertThat(progress).isEmpty();
  }

  @Test
  void aChangedRequirementIsSaidAndChangesWhatIsMounted() throws IOException {
    require(Wheel.write(folder, "1.0"));
    Prepared before = environment(Optional.empty()).prepare(Templates.read(mine));
    require(Wheel.write(folder, "2.0"));
    Prepared after = environment(Optional.empty()).prepare(Templates.read(mine));
    assertThat(progress)
        .anyMatch(line -> line.contains("Python packages changed since mine last ran here"))
        .anyMatch(line -> line.contains("lampwork 1.0 → 2.0"));
    assertThat(list(before).source()).isNotEqualTo(list(after).source());
    assertThat(after.experiment()).isEqualTo(before.experiment());
    assertThat(after.variables()).isEqualTo(before.variables());
  }

  @Test
  void theTemplatesOwnEnvironmentServesWithPackagesThatAreBeingEdited() throws IOException {
    Outside.run(
        List.of("python3", "-m", "venv", "--without-pip", mine.resolve(".venv").toString()));
    Path packages = PythonFacts.of(mine.resolve(".venv/bin/python").toString()).site().getFirst();
    Path edited = Files.createDirectories(folder.resolve("edited/src"));
    Files.writeString(edited.resolve("lampwork.py"), "VERSION = 'edited'\n");
    Files.writeString(packages.resolve("lampwork.pth"), "import sys\n" + edited + "\n");
    Path program = mine.resolve(".venv/bin/lampwork");
    Files.writeString(program, "#!%s\nprint('lit')\n".formatted(mine.resolve(".venv/bin/python")));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Template template = Templates.read(mine);
    Prepared prepared = environment(Optional.empty()).prepare(template);
    assertThat(run(bubblewrap(), template, prepared)).contains("edited lit").contains("child");
    assertThat(TemplateFiles.list(Templates.read(mine)))
        .containsExactly("experiment.py", "prompt.json");
  }

  @Test
  void theActiveEnvironmentServesWhereNothingIsRequired() throws IOException {
    Path active = folder.resolve("active");
    Outside.run(List.of("python3", "-m", "venv", "--without-pip", active.toString()));
    Path python = active.resolve("bin/python");
    Path packages = PythonFacts.of(python.toString()).site().getFirst();
    Files.writeString(packages.resolve("lampwork.py"), "VERSION = 'active'\n");
    Files.writeString(mine.resolve("experiment.py"), "import lampwork\nprint(lampwork.VERSION)\n");
    Template template = Templates.read(mine);
    Prepared prepared = environment(Optional.of(python)).prepare(template);
    assertThat(run(bubblewrap(), template, prepared)).contains("active");
  }

  @Test
  void saysWhichRequirementCannotBeHad() throws IOException {
    Files.writeString(mine.resolve("requirements.txt"), "./no-such-package-1.0-py3-none-any.whl\n");
    assertThatThrownBy(() -> environment(Optional.empty()).prepare(Templates.read(mine)))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("requirements.txt cannot be made: ")
        .hasMessageContaining("no-such-package")
        .hasMessageContaining("--python");
    assertThat(folder.resolve("cache/python-environments")).isEmptyDirectory();
  }

  @Test
  void dataIsSeenReadOnlyTwoAndThreeFoldersUp() throws IOException {
    Files.createDirectories(folder.resolve("data/set"));
    Files.writeString(folder.resolve("data/set/train.txt"), "light\n");
    Files.writeString(
        mine.resolve("experiment.py"),
        """
        import os
        print(open("../../data/set/train.txt").read(), open("../../../data/set/train.txt").read())
        try:
            open("../../data/set/train.txt", "w")
        except OSError as e:
            print("refused", e.strerror)
        os.makedirs("out")
        """);
    Template template = Templates.read(mine);
    Prepared prepared = environment(Optional.empty()).prepare(template);
    assertThat(run(bubblewrap(), template, prepared))
        .contains("light\n light")
        .contains("refused Read-only file system");
    assertThat(prepared.mounts().stream().map(Mount::name).filter(it -> it.startsWith("data ")))
        .hasSize(2)
        .allMatch(name -> name.matches("data [0-9a-f]+"));
    assertThat(run(unconfined(), template, prepared)).contains("light\n light");
  }

  @Test
  void aFolderTooLargeToCopyIsMountedInItsPlace() throws IOException {
    Path large = Files.createDirectories(mine.resolve("datasets"));
    Files.write(large.resolve("points.bin"), new byte[33 << 20]);
    Files.writeString(
        mine.resolve("experiment.py"),
        "import os\nprint(os.path.getsize('datasets/points.bin'), open('datasets/points.bin', 'rb').read(1))\n");
    Template template = Templates.read(mine);
    assertThat(TemplateFiles.list(Templates.read(mine)))
        .containsExactly("experiment.py", "prompt.json");
    Prepared prepared = environment(Optional.empty()).prepare(template);
    assertThat(run(bubblewrap(), template, prepared)).contains("" + (33 << 20));
    assertThat(run(unconfined(), template, prepared)).contains("" + (33 << 20));
  }

  private void require(Path wheel) throws IOException {
    Files.writeString(mine.resolve("requirements.txt"), wheel + "\n");
  }

  private static Mount list(Prepared prepared) {
    return prepared.mounts().stream()
        .filter(mount -> mount.name().equals("python-package-list"))
        .findFirst()
        .orElseThrow();
  }

  private Environment environment(Optional<Path> active) {
    return new Environment(
        folder.resolve("cache"),
        new Environment.Tools(
            Path.of(System.getProperty("java.home")),
            new Interpreters(Optional.empty(), active, "python3", Optional.empty()),
            Optional.empty()),
        line -> {
          if (!line.startsWith("data: ")) {
            progress.add(line);
          }
        });
  }

  private Sandbox bubblewrap() {
    return new BubblewrapSandbox(folder.resolve("scratch"), blobs());
  }

  private Sandbox unconfined() {
    return new UnconfinedSandbox(folder.resolve("scratch-none"), blobs());
  }

  private Blobs blobs() {
    return new Blobs(folder.resolve("blobs"));
  }

  private String run(Sandbox sandbox, Template template, Prepared prepared) {
    Execution execution =
        sandbox.run(
            new SandboxRequest(
                Step.of("test"),
                "run",
                prepared.experiment(),
                TemplateFiles.tree(template, blobs()),
                Globs.NONE,
                Globs.NONE,
                LIMITS,
                prepared.variables(),
                prepared.mounts()));
    assertThat(execution.exit().isSuccess())
        .as(execution.exit() + execution.stdout() + execution.stderr())
        .isTrue();
    return execution.stdout();
  }
}
