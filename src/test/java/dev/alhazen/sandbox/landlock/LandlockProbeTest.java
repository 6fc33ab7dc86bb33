package dev.alhazen.sandbox.landlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.alhazen.sandbox.Probed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandlockProbeTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir Path temp;

  /// Its other tests would say nothing where it does not work, so this one does, unless the kernel
  /// is too old.
  @Test
  void bothTiersWorkHere() {
    assertWorks("landlock", LandlockProbe.withNamespaces(temp, JAVA));
    assertWorks("landlock-alone", LandlockProbe.alone(temp, JAVA));
  }

  private static void assertWorks(String tier, Probed probed) {
    assumeThat(probed.toString()).doesNotContain("Landlock of version");
    assertThat(probed).isEqualTo(new Probed.Works(tier));
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
