package dev.alhazen.sandbox.landlock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.sandbox.Probed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandlockProbeTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir Path temp;

  /// Its other tests would say nothing where it does not work, so this one does.
  @Test
  void bothTiersWorkHere() {
    assertThat(LandlockProbe.withNamespaces(temp, JAVA)).isEqualTo(new Probed.Works("landlock"));
    assertThat(LandlockProbe.alone(temp, JAVA)).isEqualTo(new Probed.Works("landlock-alone"));
  }

  @Test
  void saysWhichKernelIsNeeded() {
    assertThat(LandlockProbe.advice("Landlock of version 3 is needed, and here is version 0"))
        .contains("lsm=");
    assertThat(LandlockProbe.advice("Landlock of version 6 is needed, and here is version 4"))
        .contains("Linux 6.12");
    assertThat(LandlockProbe.advice("unshare: unshare failed: Operation not permitted"))
        .contains("kernel.unprivileged_userns_clone=1", "landlock-alone");
  }
}
