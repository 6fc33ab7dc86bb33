package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceTest {
  @TempDir Path folder;

  @Test
  void standsInTheCommandWhereItHasAPlace() throws IOException {
    Template template = template("sh run.sh --on={device} {args}", "none");
    assertThat(Device.isTaken(template)).isTrue();
    assertThat(prepared(template, Device.CPU))
        .containsExactly("sh", "run.sh", "--on=cpu", "{args}");
    assertThat(prepared(template, Device.CUDA))
        .containsExactly("sh", "run.sh", "--on=cuda", "{args}");
  }

  @Test
  void isAppendedForAGpuAlone() throws IOException {
    Template template = template("sh run.sh", "optional");
    assertThat(prepared(template, Device.CPU)).containsExactly("sh", "run.sh");
    assertThat(prepared(template, Device.CUDA)).containsExactly("sh", "run.sh", "--device=cuda");
  }

  @Test
  void isNothingToTemplatesThatCannotBeTold() throws IOException {
    assertThat(Device.isTaken(template("python3 experiment.py", "optional"))).isFalse();
    assertThat(Device.isTaken(template("java Experiment.java", "optional"))).isFalse();
    engine("0.0.1");
    assertThat(Device.isTaken(template("java Experiment.java", "none"))).isFalse();
    assertThat(Device.isTaken(template("java Experiment.java", "optional"))).isTrue();
  }

  @Test
  void exchangesTheEnginesNativeLibraryAlone() throws IOException {
    engine("2.7.1");
    List<Coordinates> named = Coordinates.of(template("java Experiment.java", "optional"));
    assertThat(Device.CPU.libraries(named)).isEqualTo(named);
    assertThat(Device.CUDA.libraries(named))
        .extracting(Coordinates::toString)
        .containsExactly(
            "ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0",
            "ai.djl.pytorch:pytorch-native-cu128:2.7.1:linux-x86_64");
  }

  @Test
  void saysWhatToDoWhereNoRepositoryHasTheLibrary() throws IOException {
    engine("0.0.1");
    Template template = template("java Experiment.java", "optional");
    assertThat(environment(Device.CUDA).isAvailable(Device.CUDA, template)).isFalse();
    assertThatThrownBy(() -> environment(Device.CUDA).prepare(template))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("ai.djl.pytorch:pytorch-native-cu128:0.0.1:linux-x86_64")
        .hasMessageContaining("--device cpu")
        .hasMessageContaining("--language python");
  }

  private List<String> prepared(Template template, Device device) {
    return environment(device).prepare(template).experiment();
  }

  private Environment environment(Device device) {
    Path home = Path.of(System.getProperty("java.home"));
    return new Environment(
        folder.resolve("cache"),
        new Environment.Tools(home, Interpreters.only("python3"), Optional.empty(), device),
        _ -> {});
  }

  private void engine(String version) throws IOException {
    Files.writeString(
        folder.resolve("Experiment.java"),
        """
        //DEPS ai.djl.pytorch:pytorch-native-cpu:%1$s:linux-x86_64
        //DEPS ai.djl.pytorch:pytorch-jni:%1$s-0.36.0
        """
            .formatted(version));
  }

  private Template template(String experiment, String gpu) throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        title: Device
        commands: {experiment: "%s"}
        editable: [run.sh]
        gpu: %s
        task: {description: Nothing.}
        """
            .formatted(experiment, gpu));
    return Templates.read(folder);
  }
}
