package dev.alhazen.template.builtin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/// With the Python that `ALHAZEN_PYTHON` names, which must have NumPy.
@Tag("torch")
class PythonRunnerTest extends RunnerContract {
  private static final Path COMMON = Path.of("templates/python/common");
  private static final Path TOYS = Path.of("src/test/resources/dev/alhazen/template/builtin");

  static String python() {
    return Optional.ofNullable(System.getenv("ALHAZEN_PYTHON")).orElse("python3");
  }

  @Override
  List<Path> shared() {
    return List.of(COMMON.resolve("runner.py"), COMMON.resolve("store.py"));
  }

  @Override
  List<Path> toys() {
    return List.of(TOYS.resolve("harness.py"), TOYS.resolve("experiment.py"));
  }

  @Override
  List<String> command(Main main) {
    return List.of(python(), main == Main.HARNESS ? "harness.py" : "experiment.py");
  }
}
