package dev.alhazen.experiment;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Digest;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Template;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {
  private static final String JAVA =
      """
      //JAVA 25
      //DEPS ai.djl:api:0.36.0
      final class Experiment {
        // about the rate
        double rate = 0.1;
      }
      """;

  private static final Map<String, String> EVALUATOR =
      Map.of(
          "Harness.java", "final class Harness { interface Learner {} }\nrecord Summary() {}",
          "harness.py", "import json\nimport numpy as np, scipy.stats\nfrom tqdm import tqdm\n");

  @Test
  void letsAnOrdinaryEditPass() {
    assertThat(edited("Experiment.java", JAVA.replace("0.1", "0.2"))).isEmpty();
    assertThat(edited("Experiment.java", JAVA + "record Settings() {}")).isEmpty();
    assertThat(edited("layers.py", "import numpy\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//DEPS ai.djl:api:0.36.0",
        "//DEPS ai.djl:api:0.37.0\n",
        "//DEPS a:b:1\n//DEPS ai.djl:api:0.36.0",
        "//JAVA_OPTIONS -javaagent:x.jar\n//DEPS ai.djl:api:0.36.0",
        "  //DEPS evil:jar:1\n//DEPS ai.djl:api:0.36.0"
      })
  void refusesToChangeAddOrRemoveALibrary(String lines) {
    String other =
        lines.equals("//DEPS ai.djl:api:0.36.0")
            ? JAVA.replace(lines + "\n", "")
            : JAVA.replace("//DEPS ai.djl:api:0.36.0", lines.stripTrailing());
    assertThat(edited("Experiment.java", other).orElseThrow()).contains("that name libraries");
  }

  @Test
  void saysWhyALibraryIsRefused() {
    assertGolden(
        "experiment/refused-library.md",
        edited("Experiment.java", JAVA.replace("api:0.36.0", "api:0.37.0")).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requirements.txt", "sub/requirements-dev.txt", "pyproject.toml", "setup.py", "java.args",
        "environment.yml", "lib/evil.jar", "Harness.class", "numpy.so", "x.pth"
      })
  void refusesFilesOfTheEnvironment(String path) {
    assertThat(edited(path, "x").orElseThrow()).contains("belongs to the environment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json.py",
        "random.py",
        "numpy.py",
        "scipy/__init__.py",
        "tqdm.py",
        "sitecustomize.py",
        "usercustomize.py",
        "sub/harness.py",
        "sub/Harness.java",
        "harness/__init__.py"
      })
  void refusesNewFilesThatWouldBeLoadedInsteadOfOthers(String path) {
    assertThat(edited(path, "x = 1\n")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "final class Harness {}, Harness",
    "/* x */ record Summary(int n) {}, Summary",
    "enum \\u0048arness { A }, Harness"
  })
  void refusesTypesOfTheEvaluator(String declaration, String name) {
    assertThat(edited("Experiment.java", JAVA + declaration).orElseThrow())
        .contains("declares a type " + name);
  }

  @Test
  void letsInnerTypesAndWordsInStringsBe() {
    String inner =
        JAVA.replace(
            "double rate", "record Summary() {} String s = \"} class Harness {\"; double rate");
    assertThat(edited("Experiment.java", inner)).isEmpty();
  }

  @Test
  void letsAFileThatIsThereAlreadyKeepItsName() {
    TreeMap<String, Digest> tree = new TreeMap<>(Map.of("queue.py", Digest.of("")));
    assertThat(
            new Boundary(template(), new Tree(tree), new TreeMap<>(EVALUATOR))
                .objection(
                    new TreeMap<>(Map.of("queue.py", "")),
                    new TreeMap<>(Map.of("queue.py", "x = 1"))))
        .isEmpty();
  }

  private static Optional<String> edited(String path, String text) {
    return new Boundary(template(), Tree.EMPTY, new TreeMap<>(EVALUATOR))
        .objection(
            new TreeMap<>(Map.of("Experiment.java", JAVA)), new TreeMap<>(Map.of(path, text)));
  }

  private static Template template() {
    return new Template(
        "toy",
        "A toy",
        Path.of("toy"),
        "java",
        new Template.Commands(List.of("true"), List.of(), List.of()),
        Globs.ALL,
        Globs.of("Harness.java", "harness.py"),
        new LinkedHashMap<>(),
        List.of(),
        List.of(),
        new Template.Seeds(1, Template.Passing.ENVIRONMENT),
        new Template.Task("", ""),
        List.of());
  }
}
