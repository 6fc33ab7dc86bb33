package dev.alhazen.sandbox.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.RootView;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What engines are told, also where none is installed.
class EngineWordsTest {
  private static final String SECRET = "hf_0123";

  @Test
  void podmanGivesNoNetworkNoCapabilitiesAndNoImage() {
    assertThat(new Podman(Podman.Manner.WITHOUT_GROUPS).words(box("/data")))
        .containsSequence("podman", "run", "--rm", "--pull", "never")
        .contains("--network=none", "--read-only", "--cap-drop=all", "--unsetenv-all")
        .containsSequence("--cgroups", "disabled")
        .containsSequence("--rootfs", "/scratch/1/view");
  }

  @Test
  void apptainerGivesNoNetworkNoHomeAndNoVariables() {
    assertThat(new Apptainer().words(box("/data")))
        .containsSequence("apptainer", "--silent", "exec", "--containall", "--userns")
        .contains("--network=none", "--no-privs", "--cleanenv", "--no-home", "--no-eval");
  }

  @Test
  void bothMountDataReadOnly() {
    List.of(new Podman(Podman.Manner.WITH_GROUPS), new Apptainer())
        .forEach(
            engine ->
                assertThat(engine.words(box("/data")))
                    .containsSequence(
                        "--mount", "type=bind,source=/data,destination=/opt/data,ro"));
  }

  @Test
  void neitherPutsTheValueOfAVariableOnItsCommandLine() {
    for (Engine engine : List.of(new Podman(Podman.Manner.WITHOUT_GROUPS), new Apptainer())) {
      assertThat(String.join(" ", engine.words(box("/data")))).doesNotContain(SECRET);
      assertThat(engine.environment(box("/data"))).containsValue(SECRET);
    }
  }

  @Test
  void refusesAPathThatWouldBeReadAsOptions() {
    assertThatThrownBy(() -> new Apptainer().words(box("/data,rw")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("holds a comma");
  }

  @Test
  void saysWhatToDo() {
    assertThat(ContainerProbe.advice("podman cannot be started: No such file"))
        .contains("apt-get install podman");
    assertThat(ContainerProbe.advice("setpriv: failed to execute apptainer: No such file"))
        .contains("module load apptainer");
    assertThat(ContainerProbe.advice("crun: cgroups in hybrid mode not supported"))
        .contains("runc");
  }

  private static Box box(String data) {
    SandboxRequest request =
        new SandboxRequest(
            Step.of("test"),
            "run",
            List.of("true"),
            Tree.EMPTY,
            Globs.NONE,
            Globs.NONE,
            Limits.DEFAULT,
            new TreeMap<>(Map.of("HF_TOKEN", SECRET)),
            List.of(new Mount("data", Path.of(data), "/opt/data")));
    Path room = Path.of("/scratch/1");
    RootView view = RootView.of(request, room.resolve("work"), Path.of("/scratch/etc"));
    return new Box(request, view, room, Path.of("/scratch/seccomp.json"), OptionalInt.empty());
  }
}
