package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Finding;
import dev.alhazen.base.UsageException;
import dev.alhazen.journal.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  private static final Path BUILT_IN = Path.of("templates");
  private final Templates templates = new Templates(List.of(BUILT_IN));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"diffusion2d", "2d_diffusion", "Diffusion2D", "templates/diffusion2d"})
  void findsByNameAliasAndPath(String name) {
    assertThat(templates.find(name).name()).isEqualTo("diffusion2d");
  }

  @Test
  void namesTheNearestWhereNoneIsFound() {
    assertThatThrownBy(() -> templates.find("difusion2d"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(
            "There is no template 'difusion2d'. Did you mean diffusion2d? Installed are:");
    assertThatThrownBy(() -> templates.find("weather"))
        .hasMessageContaining("There is no template 'weather'. Installed are: diffusion2d");
  }

  @Test
  void aFolderOfTheUsersOwnComesBeforeAnAlias() throws IOException {
    Path own = Files.createDirectories(folder.resolve("2d_diffusion"));
    Files.writeString(own.resolve("experiment.py"), "");
    Files.writeString(own.resolve("prompt.json"), "{\"task_description\": \"D\"}");
    Templates both = new Templates(List.of(folder, BUILT_IN));
    assertThat(both.find("2d_diffusion").folder()).isEqualTo(own);
  }

  @Test
  void saysHowAForeignTemplateIsRun() {
    assertThatThrownBy(() -> templates.find("MACE"))
        .hasMessageContaining("give the path of its folder, such as AI-Scientist/templates/MACE");
  }

  @Test
  void refusesAFolderThatIsNoTemplate() {
    assertThatThrownBy(() -> templates.find(folder.toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not a template: it has neither template.yaml nor experiment.py");
  }

  @Test
  void everyBuiltInTemplatePassesItsCheck() {
    assertThat(templates.list()).isNotEmpty();
    for (Template template : templates.list()) {
      assertThat(TemplateCheck.check(template.folder())).as(template.name()).isEmpty();
      assertThat(template.seedIdeas()).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void everyTwinIsTheSameStudyInAnotherLanguage() {
    for (Template java : templates.list()) {
      Optional<Template> twin = templates.twin(java);
      twin.ifPresent(
          python -> {
            assertThat(python.language()).isEqualTo("python");
            assertThat(TemplateCheck.check(python.folder())).as(python.name()).isEmpty();
            assertThat(python.presets().keySet()).isEqualTo(java.presets().keySet());
            assertThat(python.metrics()).isEqualTo(java.metrics());
            assertThat(python.datasets()).isEqualTo(java.datasets());
            assertThat(python.seeds()).isEqualTo(java.seeds());
            assertThat(python.seedIdeas()).isEqualTo(java.seedIdeas());
            assertThat(templates.twin(python)).map(Template::folder).contains(java.folder());
          });
    }
    assertThat(templates.twin(templates.find("diffusion2d"))).isPresent();
    assertThat(templates.twin(TemplateScaffold.write(TemplateScaffold.Language.JAVA, folder)))
        .isEmpty();
  }

  @Test
  void aTreeHoldsSourcesButNoRuns() throws IOException {
    TemplateScaffold.write(TemplateScaffold.Language.PYTHON, folder.resolve("mine"));
    for (String file :
        List.of("run_0/final_info.json", ".hidden/x", "__pycache__/a.pyc", "data/points.csv")) {
      Files.createDirectories(folder.resolve("mine").resolve(file).getParent());
      Files.writeString(folder.resolve("mine").resolve(file), "x");
    }
    Template template = Templates.read(folder.resolve("mine"));
    Blobs blobs = new Blobs(folder.resolve("blobs"));
    assertThat(TemplateFiles.tree(template, blobs).files().keySet())
        .containsExactly(
            "README.md",
            "data/points.csv",
            "experiment.py",
            "harness.py",
            "judge.py",
            "plot.py",
            "references.bib",
            "seed_ideas.json",
            "template.yaml");
    String before = TemplateFiles.digest(template).hex();
    Files.writeString(folder.resolve("mine/data/points.csv"), "y");
    assertThat(TemplateFiles.digest(template).hex()).isNotEqualTo(before);
  }

  @Test
  void scaffoldsHaveNoFindings() {
    for (TemplateScaffold.Language language : TemplateScaffold.Language.values()) {
      Path target = folder.resolve(language.name());
      TemplateScaffold.write(language, target);
      assertThat(TemplateCheck.check(target)).extracting(Finding::line).isEmpty();
    }
  }

  @Test
  void neverOverwritesAFolder() throws IOException {
    Files.writeString(folder.resolve("precious"), "x");
    assertThatThrownBy(() -> TemplateScaffold.write(TemplateScaffold.Language.JAVA, folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not empty");
  }
}
