package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupsTest {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(20), 100L << 20, 30, 10L << 20);

  @TempDir Path temp;

  @Test
  void knowsAllMembersWhateverTheyDoToFlee() throws Exception {
    ControlGroups groups = available();
    AtomicReference<ProcessHandle> fled = new AtomicReference<>();
    groups.within(
        LIMITS,
        group -> {
          run(group.orElseThrow(), "(setsid sh -c 'setsid sleep 93 &' &)");
          fled.set(group.orElseThrow().members().getFirst());
          return assertThat(group.orElseThrow().members()).isNotEmpty();
        });
    assertThat(ProcStat.isAlive(fled.get().pid())).isFalse();
  }

  @Test
  void saysThatMemoryRanOut() {
    available()
        .within(
            LIMITS,
            group -> {
              assertThat(group.orElseThrow().ranOutOfMemory()).isFalse();
              run(group.orElseThrow(), "head -c 400m /dev/zero | tail -c 300m > /dev/null");
              return assertThat(group.orElseThrow().ranOutOfMemory()).isTrue();
            });
  }

  @Test
  void addsUpProcessorTime() {
    available()
        .within(
            LIMITS,
            group -> {
              run(group.orElseThrow(), "timeout 0.5 sh -c 'while :; do :; done'");
              return assertThat(group.orElseThrow().cpu().orElseThrow())
                  .isBetween(Duration.ofMillis(100), Duration.ofSeconds(5));
            });
  }

  /// The unified layout, as the kernel's documentation shows its files.
  @Test
  void readsTheFilesOfTheUnifiedLayout() throws IOException {
    Files.writeString(temp.resolve("cgroup.procs"), "");
    Files.writeString(temp.resolve("memory.events"), "low 0\noom 1\noom_kill 1\n");
    Files.writeString(temp.resolve("cpu.stat"), "usage_usec 2500000\nuser_usec 1\n");
    ControlGroup group = new ControlGroup(List.of(temp));
    assertThat(group.ranOutOfMemory()).isTrue();
    assertThat(group.cpu()).contains(Duration.ofMillis(2_500));
    assertThat(group.members()).isEmpty();
  }

  @Test
  void saysWhatIsUsed() {
    assertThat(ControlGroups.none().details()).contains("watched");
    assertThat(ControlGroups.none().<Boolean>within(LIMITS, group -> group.isEmpty())).isTrue();
  }

  private static ControlGroups available() {
    ControlGroups groups = ControlGroups.find();
    Assumptions.assumeTrue(groups.details().contains("version"), "no control groups here");
    return groups;
  }

  private static void run(ControlGroup group, String script) {
    try {
      Spawner.start(new ProcessBuilder(group.joinedBy(List.of("sh", "-c", script + "; sleep 0.2"))))
          .waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
