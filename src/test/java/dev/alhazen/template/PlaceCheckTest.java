package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What this machine lacks for a template.
class PlaceCheckTest {
  @TempDir Path folder;
  private Path mine;

  @BeforeEach
  void write() throws IOException {
    mine = Files.createDirectories(folder.resolve("templates/mine"));
    Files.writeString(mine.resolve("prompt.json"), "{\"task_description\": \"D\"}");
    Files.writeString(mine.resolve("experiment.py"), "root = '../../../data/enwik8'\n");
  }

  @Test
  void missesDataThatAScriptNames() throws IOException {
    assertThat(lines()).containsExactly("data at ../../data: " + MISSING);
    Files.writeString(mine.resolve("experiment.py"), "root = os.path.join('..', '..', 'data')\n");
    assertThat(lines()).containsExactly("data at ../../data: " + MISSING);
    Files.writeString(mine.resolve("experiment.py"), "data = 'database/..'\n");
    assertThat(lines()).isEmpty();
  }

  private static final String MISSING =
      "The scripts look for data there, and nothing is there. Name the folder with --data DIR, or"
          + " put the template below `templates/` and the data beside that.";

  @Test
  void namesTheScriptThatMakesADataSetWhereOnlyThatIsThere() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/enwik8"));
    Files.writeString(set.resolve("prepare.py"), "");
    assertThat(lines()).singleElement().asString().endsWith("cd " + set + " && python3 prepare.py");
    Files.writeString(set.resolve("train.bin"), "x");
    assertThat(lines()).isEmpty();
  }

  @Test
  void aFolderOfTheSameNameElsewhereIsNotTaken() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("home/projects/mine"));
    Files.createDirectories(folder.resolve("home/data"));
    Files.copy(mine.resolve("prompt.json"), elsewhere.resolve("prompt.json"));
    Files.copy(mine.resolve("experiment.py"), elsewhere.resolve("experiment.py"));
    assertThat(
            DataFolders.beside(
                Templates.read(elsewhere.resolve("../../projects/mine").normalize())))
        .isEmpty();
  }

  @Test
  void saysThatAnOldBaselineIsNotUsedAndAnotherRecipeIsNotRead() throws IOException {
    Files.writeString(mine.resolve("experiment.py"), "");
    Files.createDirectories(mine.resolve("run_0"));
    Files.writeString(mine.resolve("environment.yml"), "");
    assertThat(PlaceCheck.check(Templates.read(mine), tools()))
        .extracting(Finding::kind)
        .containsExactly("environment", "baseline");
  }

  @Test
  void missesModulesButNotThoseThatAScriptCanDoWithout() throws IOException {
    Files.writeString(mine.resolve("helper.py"), "import json\n");
    Files.writeString(
        mine.resolve("experiment.py"),
        """
        import os.path, helper
        try:
            import wandb_of_nobody
        except ImportError:
            wandb_of_nobody = None

        def main():
            from no_such_module.inner import thing
        """);
    Template template = Templates.read(mine);
    Blobs blobs = new Blobs(folder.resolve("blobs"));
    Prepared prepared =
        new Environment(folder.resolve("cache"), tools(), _ -> {}).prepare(template);
    List<Finding> findings =
        new ModuleCheck(
                new BubblewrapSandbox(folder.resolve("scratch"), blobs), blobs, tools().python())
            .check(template, prepared);
    assertThat(findings)
        .extracting(Finding::line)
        .containsExactly(
            "module at experiment.py:8: The module no_such_module is not in the template's Python"
                + " environment: echo no_such_module >> "
                + mine.resolve("requirements.txt"));
  }

  private List<String> lines() {
    return PlaceCheck.check(Templates.read(mine), tools()).stream().map(Finding::line).toList();
  }

  private static Environment.Tools tools() {
    return new Environment.Tools(
        Path.of(System.getProperty("java.home")), Interpreters.only("python3"), Optional.empty());
  }
}
