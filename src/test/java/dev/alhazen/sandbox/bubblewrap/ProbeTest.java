package dev.alhazen.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.sandbox.Probed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  @TempDir Path temp;

  @Test
  void worksHere() {
    assertThat(Probe.of(temp))
        .isInstanceOfSatisfying(
            Probed.Works.class,
            works -> assertThat(works.what()).startsWith("bubblewrap, memory and processes "));
  }

  @Test
  void saysWhatToInstall() {
    String why = "The sandbox did not start: setpriv: failed to execute bwrap: No such file";
    assertThat(Advice.on(why, Map.of())).contains("apt-get install bubblewrap");
    assertThat(Advice.on("enter: 24: exec: bwrap: not found", Map.of()))
        .contains("apt-get install bubblewrap");
  }

  @Test
  void saysThatItIsTooOld() {
    assertThat(Advice.on("bwrap: Unknown option --disable-userns", Map.of())).contains("0.8");
  }

  @Test
  void tellsTheKernelsReasonsApart() {
    String why = "bwrap: setting up uid map: Permission denied";
    assertThat(Advice.on(why, Map.of("kernel/apparmor_restrict_unprivileged_userns", "1")))
        .contains("/etc/apparmor.d/bwrap")
        .contains("--sandbox none");
    assertThat(Advice.on(why, Map.of("kernel/unprivileged_userns_clone", "0")))
        .contains("sysctl -w kernel.unprivileged_userns_clone=1");
    assertThat(Advice.on(why, Map.of("user/max_user_namespaces", "0")))
        .contains("user.max_user_namespaces");
    assertThat(Advice.on(why, Map.of())).contains("container");
  }
}
