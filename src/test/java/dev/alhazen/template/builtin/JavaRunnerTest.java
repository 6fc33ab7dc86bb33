package dev.alhazen.template.builtin;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class JavaRunnerTest extends RunnerContract {
  private static final Path COMMON = Path.of("templates/common");
  private static final Path TOYS = Path.of("src/test/resources/dev/alhazen/template/builtin");

  @Override
  List<Path> shared() {
    return List.of(COMMON.resolve("Runner.java"), COMMON.resolve("Store.java"));
  }

  @Override
  List<Path> toys() {
    return List.of(TOYS.resolve("Harness.java.txt"), TOYS.resolve("Experiment.java.txt"));
  }

  @Override
  List<String> command(Main main) {
    String gson = Gson.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        gson,
        main == Main.HARNESS ? "Harness.java" : "Experiment.java");
  }
}
