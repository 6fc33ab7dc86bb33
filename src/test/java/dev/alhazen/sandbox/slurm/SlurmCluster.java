package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real Slurm on this machine, for one test class: a controller and two nodes, which listen on
/// the loopback address alone. Nodes are declared down soon, so that failures can be tested.
public final class SlurmCluster implements AutoCloseable {
  private static final Path SBIN = Path.of("/usr/sbin");
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Map<String, Process> daemons = new LinkedHashMap<>();

  private SlurmCluster(Path folder) {
    this.folder = folder;
  }

  /// Starts a cluster in an empty folder; the test is left out where Slurm is not installed.
  public static SlurmCluster start(Path folder) throws Exception {
    boolean there =
        Stream.of("munged", "slurmctld", "slurmd").map(SBIN::resolve).allMatch(Files::isExecutable);
    Assumptions.assumeTrue(there, "Slurm is not installed: .ci/run says how");
    SlurmCluster cluster = new SlurmCluster(folder);
    try {
      cluster.configure();
      cluster.startMunge();
      cluster.startController();
      cluster.startNode(1);
      cluster.startNode(2);
      cluster.await(() -> cluster.words("sinfo", "-h", "-t", "idle", "-o", "%D").contains("2"));
      return cluster;
    } catch (Exception | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  /// The variables with which Slurm's programs find this cluster.
  public Map<String, String> environment() {
    return Map.of(
        "PATH",
        System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
        "SLURM_CONF",
        folder.resolve("slurm.conf").toString());
  }

  public void startController() throws IOException {
    daemon("controller", SBIN.resolve("slurmctld").toString(), "-D");
  }

  public void startNode(int number) throws IOException {
    daemon("node" + number, SBIN.resolve("slurmd").toString(), "-D", "-N", "n" + number);
  }

  /// Ends a daemon at once; what it started lives on.
  public void kill(String daemon) throws InterruptedException {
    Process process = daemons.remove(daemon);
    process.destroyForcibly().waitFor();
  }

  /// What one of Slurm's programs says.
  public String words(String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment());
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes());
      process.waitFor();
      return text;
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    }
  }

  /// How many jobs were ever submitted.
  public long submissions() {
    return words("squeue", "-h", "--states=all", "-o", "%A").lines().count();
  }

  /// Waits for something that the cluster does.
  public void await(BooleanSupplier condition) throws InterruptedException {
    await(condition, PATIENCE_SECONDS);
  }

  public void await(BooleanSupplier condition, long seconds) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("in vain: " + words("squeue", "-l") + words("sinfo") + logs());
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() throws Exception {
    words("scancel", "-u", System.getProperty("user.name"));
    for (String name : List.copyOf(daemons.keySet()).reversed()) {
      Process process = daemons.remove(name);
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private void configure() throws IOException {
    String user = System.getProperty("user.name");
    String host = InetAddress.getLocalHost().getHostName().split("\\.")[0];
    List<Integer> ports = freePorts(3);
    Path key = folder.resolve("munge.key");
    byte[] bytes = new byte[128];
    new Random(7).nextBytes(bytes);
    Files.write(key, bytes);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
    for (String made : List.of("state", "spool-n1", "spool-n2")) {
      Files.createDirectories(folder.resolve(made));
    }
    Files.writeString(
        folder.resolve("slurm.conf"),
        """
        ClusterName=test
        SlurmctldHost=%1$s(127.0.0.1)
        SlurmctldPort=%3$d
        SlurmUser=%2$s
        SlurmdUser=%2$s
        AuthType=auth/munge
        AuthInfo=socket=%6$s/munge.sock
        CredType=cred/munge
        CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
        StateSaveLocation=%6$s/state
        SlurmdSpoolDir=%6$s/spool-%%n
        SlurmctldPidFile=%6$s/slurmctld.pid
        SlurmdPidFile=%6$s/slurmd-%%n.pid
        SlurmctldLogFile=%6$s/slurmctld.log
        SlurmdLogFile=%6$s/slurmd-%%n.log
        SlurmdParameters=config_overrides
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        SwitchType=switch/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core_Memory
        SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=1000,bf_interval=1
        ReturnToService=2
        SlurmdTimeout=5
        SlurmctldTimeout=10
        InactiveLimit=0
        KillWait=2
        MinJobAge=300
        JobCompType=jobcomp/none
        AccountingStorageType=accounting_storage/none
        JobAcctGatherType=jobacct_gather/none
        NodeName=n1 NodeHostname=%1$s NodeAddr=127.0.0.1 Port=%4$d CPUs=4 RealMemory=60000
        NodeName=n2 NodeHostname=%1$s NodeAddr=127.0.0.1 Port=%5$d CPUs=4 RealMemory=60000
        PartitionName=main Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
        PartitionName=short Nodes=n[1-2] MaxTime=1 State=UP
        """
            .formatted(host, user, ports.get(0), ports.get(1), ports.get(2), folder));
  }

  private void startMunge() throws Exception {
    daemon(
        "munge",
        SBIN.resolve("munged").toString(),
        "--foreground",
        "--force",
        "--socket=" + folder.resolve("munge.sock"),
        "--key-file=" + folder.resolve("munge.key"),
        "--pid-file=" + folder.resolve("munged.pid"),
        "--log-file=" + folder.resolve("munged.log"),
        "--seed-file=" + folder.resolve("munge.seed"));
    await(() -> Files.exists(folder.resolve("munge.sock")));
  }

  private void daemon(String name, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".out").toFile()));
    daemons.put(name, builder.start());
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  private String logs() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(log|out)"))
          .map(file -> "\n== " + file.getFileName() + "\n" + tail(Texts.lenient(file)))
          .reduce("", String::concat);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - 1500));
  }
}
