package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.UnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisionTest {
  @TempDir Path temp;

  @Test
  void killsTheWholeTreeWhereItCannotBeWatched() {
    AtomicBoolean killed = new AtomicBoolean();
    ProcessTree unseen =
        new ProcessTree() {
          @Override
          public List<ProcessHandle> members() {
            throw new UnavailableException("/proc cannot be read.");
          }

          @Override
          public void kill() {
            killed.set(true);
          }
        };
    assertThatThrownBy(
            () ->
                Supervision.run(
                    new Supervision.Job(
                        new ProcessBuilder("sleep", "20"),
                        Limits.DEFAULT,
                        new DiskUse(temp),
                        temp.resolve("log.gz"),
                        Optional.empty()),
                    _ -> unseen))
        .isInstanceOf(UnavailableException.class);
    assertThat(killed).isTrue();
  }
}
