package dev.alhazen.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxFixture;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Attempts to get out; each says what stops it.
class EscapeTest extends SandboxFixture {
  @Override
  protected Sandbox make(Path scratch, Blobs blobs) {
    return new BubblewrapSandbox(scratch, blobs);
  }

  /// Stopped by the network namespace: not even this machine's loopback is in it.
  @Test
  void cannotReachTheNetwork() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String script =
          "bash -c 'exec 3<>/dev/tcp/127.0.0.1/%d'; echo $?; cat /proc/net/dev | grep -c eth"
              .formatted(server.getLocalPort());
      assertThat(stdout(script)).isEqualTo("1\n0\n");
    }
  }

  /// Stopped by the mount namespace: the file is not in it.
  @Test
  void cannotReadThePasswordFile() {
    assertThat(stdout("cat /etc/shadow /proc/1/root/etc/shadow; cat /etc/passwd"))
        .isEqualTo("alhazen:x:1000:1000:alhazen:/home/alhazen:/bin/sh\n");
  }

  /// Stopped by the mount namespace: there is one home, empty and in memory.
  @Test
  void cannotSeeAHome() {
    assertThat(stdout("ls /root /home; ls -A ~; echo ~"))
        .isEqualTo("alhazen\n/home/alhazen\n".replaceFirst("^", "/home:\n"));
  }

  /// Stopped by starting bubblewrap with an empty environment.
  @Test
  void cannotReadTheVariablesOfThisProgram() {
    assertThat(stdout("cat /proc/[0-9]*/environ | tr '\\0' '\\n' | cut -d= -f1 | sort -u"))
        .isEqualTo("HOME\nLANG\nPATH\nPWD\nTMPDIR\n");
  }

  /// Stopped by the process namespace.
  @Test
  void cannotSeeOrSignalOtherProcesses() {
    assertThat(stdout("ls -d /proc/[0-9]* | wc -l; kill -9 1; kill -9 -1; echo alive"))
        .matches("[1-6]\nalive\n|[1-6]\n");
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  /// Stopped by read-only mounts, the remounted root included.
  @Test
  void cannotWriteOutsideItsWorkspace() {
    assertThat(
            stdout(
                "for f in /x /usr/x /etc/x /dev/x /var/lib/texmf/x /work/../x /proc/sys/kernel/x;"
                    + " do (echo 1 > $f) 2>/dev/null && echo $f; done; echo end"))
        .isEqualTo("end\n");
  }

  /// Stopped by a read-only mount on the file, and one on each folder above it.
  @Test
  void cannotChangeOrReplaceAProtectedFile() {
    Tree inputs = tree(Map.of("a/judge/Harness.java", "fair", "free", "x"));
    String script =
        "cd a/judge; echo cheat > Harness.java; chmod 777 Harness.java; rm -f Harness.java;"
            + " mv Harness.java H; echo cheat > N; mv -f N Harness.java; cd /work;"
            + " mv a/judge a/other; mv a b; cp free f2; ln a/judge/Harness.java link;"
            + " cat a/judge/Harness.java";
    Execution execution =
        sandbox.run(
            request("(" + script + ") 2>/dev/null", inputs)
                .readOnly("a/judge/*.java")
                .outputs("**")
                .build());
    assertThat(execution.stdout()).isEqualTo("fair");
    assertThat(execution.outputs().files()).containsOnlyKeys("a/judge/N", "f2", "free");
  }

  /// Stopped by the limit on processes, which counts for this run's user id alone.
  @Test
  void cannotForkWithoutEnd() {
    Limits limits = new Limits(Duration.ofSeconds(3), 1L << 30, 30, 10L << 20);
    long begin = System.nanoTime();
    Execution execution =
        sandbox.run(
            request("i=0; while [ $i -lt 100 ]; do sleep 20 & i=$((i+1)); done")
                .limits(limits)
                .build());
    assertThat(execution.stderr()).contains("fork");
    sandbox.run(new Bomb().request(limits));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  /// Stopped by the watch on the resident memory of all processes together.
  @Test
  void cannotTakeMemoryByManySmallProcesses() {
    Limits limits = new Limits(Duration.ofSeconds(20), 150L << 20, 50, 10L << 20);
    Execution execution =
        sandbox.run(
            request(
                    "for i in 1 2 3 4 5 6; do head -c 400m /dev/zero | tail -c 60m | sleep 20 & done; wait")
                .limits(limits)
                .build());
    assertThat(execution.exit()).isEqualTo(new Exit.OutOfMemory(150L << 20));
  }

  /// Stopped by the sizes of the memory file systems.
  @Test
  void cannotFillMemoryThroughTemporaryFiles() {
    Limits limits = new Limits(Duration.ofSeconds(20), 256L << 20, 50, 1L << 30);
    Execution execution =
        sandbox.run(
            request(
                    "for d in /tmp /dev/shm $HOME; do head -c 200m /dev/zero > $d/x; wc -c < $d/x;"
                        + " done; (echo > /dev/y) 2>/dev/null || echo no")
                .limits(limits)
                .build());
    assertThat(execution.stdout()).isEqualTo("67108864\n".repeat(3) + "no\n");
  }

  /// Stopped by the watch on deleted files that are still open.
  @Test
  void cannotHideFilesByDeletingThem() {
    Limits limits = new Limits(Duration.ofSeconds(20), 1L << 30, 50, 20L << 20);
    Execution execution =
        sandbox.run(
            request(
                    "exec 3>h1 4>h2; rm h1 h2; head -c 15m /dev/zero >&3; head -c 15m /dev/zero >&4; sleep 20")
                .limits(limits)
                .build());
    assertThat(execution.exit()).isEqualTo(new Exit.DiskFull(20L << 20));
  }

  /// Stopped by the kernel's limit on the size of one file.
  @Test
  void cannotWriteOneHugeFile() {
    Limits limits = new Limits(Duration.ofSeconds(20), 1L << 30, 50, 20L << 20);
    Execution execution =
        sandbox.run(request("truncate -s 1T huge; wc -c < huge").limits(limits).build());
    assertThat(execution.stdout()).isEqualTo("0\n");
  }

  /// Stopped by the death of the process namespace.
  @Test
  void cannotOutliveItsRun() throws IOException {
    String mark = "5" + Math.abs(temp.hashCode() % 100_000) + "1";
    sandbox.run(
        request(
                "(setsid sh -c 'trap \"\" TERM HUP; sleep "
                    + mark
                    + "' > /dev/null 2>&1 &) ; sleep 0.1")
            .build());
    assertThat(running("sleep " + mark)).isFalse();
  }

  /// Stopped by links that are followed nowhere.
  @Test
  void cannotSendASecretThroughALink() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret"), "s3cret");
    Execution execution =
        sandbox.run(
            request(
                    "ln -s %s out1; mkdir d; ln -s /etc d/e; ln /usr/bin/env out2; ln -s d out3"
                        .formatted(secret))
                .outputs("**")
                .build());
    assertThat(execution.outputs()).isEqualTo(Tree.EMPTY);
  }

  /// Stopped by `--disable-userns`, dropped capabilities and no new privileges.
  @Test
  void cannotGainPrivileges() {
    assertThat(
            stdout(
                "unshare -Ur true && echo userns; mount -t tmpfs x /tmp && echo mount;"
                    + " mknod n c 1 3 && echo device; su -c id && echo su;"
                    + " grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status | tr -d '\\t'"))
        .isEqualTo("CapEff:0000000000000000\nCapBnd:0000000000000000\nNoNewPrivs:1\n");
  }

  /// Stopped by a mount that is read-only; and the folder above it need not be open to others.
  @Test
  void canReadButNotWriteAMountFromAClosedHome() throws IOException {
    Path home =
        Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".alhazen-test");
    try {
      Files.writeString(home.resolve("x"), "data\n");
      Mount mount = new Mount("data", home.resolve("x"), "/opt/data/x");
      assertThat(
              sandbox
                  .run(
                      request("cat /opt/data/x; echo 1 > /opt/data/x || echo no")
                          .mount(mount)
                          .build())
                  .stdout())
          .isEqualTo("data\nno\n");
    } finally {
      Files.deleteIfExists(home.resolve("x"));
      Files.deleteIfExists(home);
    }
  }

  /// Stopped by fresh folders, and by user ids that no two runs share.
  @Test
  void cannotLeaveAnythingForTheNextRun() {
    sandbox.run(request("echo 1 > /tmp/left; echo 1 > ~/left; echo 1 > left").build());
    assertThat(stdout("ls /tmp ~ . | grep -c left")).isEqualTo("0\n");
  }

  private String stdout(String script) {
    return sandbox.run(request("(" + script + ") 2>/dev/null").build()).stdout();
  }

  /// The classic: a function that calls itself twice, in the background.
  private record Bomb() {
    SandboxRequest request(Limits limits) {
      return EscapeTest.request("b() { b | b & }; b; sleep 20").limits(limits).build();
    }
  }
}
