package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Texts;
import dev.alhazen.literature.BibtexFile;
import dev.alhazen.literature.Reference;
import dev.alhazen.template.OwnReferences;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateCheck;
import dev.alhazen.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every built-in template has all that a study needs, and its twin in another language fits it.
class BuiltinTemplatesTest {
  private static final Path JAVA = Path.of("templates");
  private static final Path PYTHON = JAVA.resolve("python");
  private static final int LONGEST_EXPERIMENT = 300;
  private static final int FEWEST_REFERENCES = 25;

  static List<Path> java() {
    return templates(JAVA);
  }

  static List<Path> twins() {
    return templates(PYTHON);
  }

  static List<Path> all() {
    return Stream.concat(java().stream(), twins().stream()).toList();
  }

  @Test
  void thereAreSome() {
    assertThat(java()).contains(JAVA.resolve("diffusion2d"), JAVA.resolve("grokking"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void passesTheCheckOfTemplates(Path folder) {
    assertThat(TemplateCheck.check(folder)).extracting(Finding::line).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasPresetsForEachPurpose(Path folder) {
    assertThat(template(folder).presets()).containsOnlyKeys("smoke", "quick", "mid", "full");
  }

  @ParameterizedTest
  @MethodSource("all")
  void tellsAModelWhatItIsAboutAndHowItIsJudged(Path folder) {
    Template template = template(folder);
    assertThat(template.task().description()).hasSizeGreaterThan(1000);
    assertThat(template.commands().judge()).isNotEmpty();
    assertThat(template.commands().plot()).isNotEmpty();
    assertThat(template.seeds().count()).isGreaterThanOrEqualTo(1);
    assertThat(template.metrics()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void beginsWithAtLeastThreeIdeas(Path folder) {
    List<Template.SeedIdea> ideas = template(folder).seedIdeas();
    assertThat(ideas).hasSizeGreaterThanOrEqualTo(3);
    assertThat(ideas).extracting(Template.SeedIdea::name).doesNotHaveDuplicates();
    assertThat(ideas).allSatisfy(idea -> assertThat(idea.experiment()).hasSizeGreaterThan(100));
  }

  @ParameterizedTest
  @MethodSource("all")
  void bringsLiteratureThatCanBeCited(Path folder, @TempDir Path cache) {
    BibtexFile works = BibtexFile.read(OwnReferences.of(template(folder), cache).orElseThrow());
    assertThat(works.findings()).extracting(Finding::line).isEmpty();
    assertThat(works.entries()).hasSizeGreaterThanOrEqualTo(FEWEST_REFERENCES);
    assertThat(works.entries()).extracting(BibtexFile.Entry::key).doesNotHaveDuplicates();
    assertThat(works.entries())
        .allSatisfy(entry -> assertThat(gaps(entry.reference())).as(entry.key()).isEmpty());
  }

  private static List<String> gaps(Reference reference) {
    Map<String, Boolean> there =
        Map.of(
            "title", !reference.title().isBlank(),
            "author", !reference.authors().isEmpty(),
            "year", reference.year().isPresent());
    return there.keySet().stream().filter(field -> !there.get(field)).sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("java")
  void protectsItsHarness(Path folder) {
    Template template = template(folder);
    assertThat(template.protectedFiles().matches("Harness.java")).isTrue();
    assertThat(template.protectedFiles().matches("Runner.java")).isTrue();
    assertThat(template.editable().patterns()).containsExactly("Experiment.java", "Plot.java");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("twins")
  void protectsItsHarnessInPythonToo(Path folder) {
    Template template = template(folder);
    assertThat(template.protectedFiles().matches("harness.py")).isTrue();
    assertThat(template.editable().patterns()).containsExactly("experiment.py", "plot.py");
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasAnExperimentThatIsReadInOneSitting(Path folder) {
    Path experiment = place(template(folder), isTwin(folder) ? "experiment.py" : "Experiment.java");
    assertThat(Texts.read(experiment).lines().count()).isLessThanOrEqualTo(LONGEST_EXPERIMENT);
  }

  @ParameterizedTest
  @MethodSource("java")
  void explainsItself(Path folder) {
    assertThat(Texts.read(folder.resolve("README.md")))
        .startsWith("# " + folder.getFileName() + ": ")
        .contains("java @java.args Experiment.java --out_dir=run_0")
        .contains("\n## The experiment\n")
        .contains("\n## Known about the subject\n")
        .contains("\n## What is better here than in the template that gave the idea\n")
        .containsPattern("\n## Sources");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("twins")
  void measuresTheSameAsItsTwin(Path folder) {
    Template python = template(folder);
    Template java = template(JAVA.resolve(folder.getFileName()));
    assertThat(python.metrics()).isEqualTo(java.metrics());
    assertThat(python.datasets()).isEqualTo(java.datasets());
    assertThat(python.seeds()).isEqualTo(java.seeds());
    assertThat(python.task().description()).doesNotContain(".java");
    assertThat(python.presets().keySet()).isEqualTo(java.presets().keySet());
    assertThat(Texts.read(folder.resolve("README.md"))).contains("experiment.py");
  }

  @Test
  void needsEachLibraryInOneVersion() {
    Map<String, Set<String>> versions = new TreeMap<>();
    files(JAVA)
        .filter(file -> file.toString().endsWith(".java"))
        .flatMap(file -> Texts.read(file).lines())
        .filter(line -> line.startsWith("//DEPS "))
        .map(line -> line.substring(7).strip().split(":", 3))
        .forEach(
            parts ->
                versions
                    .computeIfAbsent(parts[0] + ":" + parts[1], _ -> new TreeSet<>())
                    .add(parts[2]));
    assertThat(versions).isNotEmpty();
    assertThat(versions).allSatisfy((_, found) -> assertThat(found).hasSize(1));
  }

  /// All of them travel with every installation.
  @Test
  void staysSmall() {
    assertThat(
            files(JAVA)
                .filter(BuiltinTemplatesTest::isShipped)
                .mapToLong(BuiltinTemplatesTest::size)
                .sum())
        .isLessThan(2_000_000);
  }

  private static boolean isShipped(Path file) {
    return !file.toString().matches(".*/(run_\\d+|figures|data|\\.[^/]+|__pycache__)/.*");
  }

  private static boolean isTwin(Path folder) {
    return folder.startsWith(PYTHON);
  }

  private static Template template(Path folder) {
    return Templates.read(folder);
  }

  private static Path place(Template template, String file) {
    return template.shared().files().getOrDefault(file, template.folder().resolve(file));
  }

  private static List<Path> templates(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("template.yaml")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
