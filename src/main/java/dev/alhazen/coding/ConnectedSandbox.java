package dev.alhazen.coding;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.model.Gateway;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives coding programs, and nothing else that runs, a way to the gateway: its socket is mounted,
/// and a forwarder listens on loopback in front of it, since these programs know addresses only.
/// There is still no network. It stands below the journal: what is connected differs from machine
/// to machine, and a recorded coder needs no gateway. This class is thread-safe.
public final class ConnectedSandbox implements Sandbox {
  private static final String SOCKET = "/opt/alhazen/gateway/socket";
  private static final String FORWARDER = "/opt/alhazen/gateway/classes";
  private static final String JDK = "/opt/alhazen/gateway/jdk";

  private final Supplier<Way> ways;
  private final Path javaHome;
  private final Path cache;
  private final Sandbox next;

  /// What a coder needs of this machine.
  ///
  /// @param program the coder, as it lies here
  public record Way(Gateway gateway, ProgramFiles program) {}

  /// @param ways asked for when a coder is run, and not before: a study whose coders are done goes
  ///   on without any
  /// @param javaHome a JDK or JRE of version 25 or later
  /// @param cache a folder of this machine in which the forwarder is put
  public ConnectedSandbox(Supplier<Way> ways, Path javaHome, Path cache, Sandbox next) {
    this.ways = ways;
    this.javaHome = javaHome.toAbsolutePath();
    this.cache = cache;
    this.next = next;
  }

  @Override
  public String tier() {
    return next.tier();
  }

  @Override
  public Iterator<Execution> each(
      List<SandboxRequest> requests, Function<SandboxRequest, Execution> run) {
    return next.each(requests, run);
  }

  /// @throws AlhazenException where the coder ended in want of a model: over the budget, without a
  ///   right to ask, after an outage, or as the user wished to stop
  @Override
  public Execution run(SandboxRequest request) {
    if (!request.kind().equals(ProgramCoder.KIND)) {
      return next.run(request);
    }
    Way way = ways.get();
    try (Gateway.Door door = way.gateway().open(request.step())) {
      Execution execution = next.run(connected(request, way.program(), door.socket()));
      door.failure()
          .ifPresent(
              failure -> {
                throw failure;
              });
      return execution;
    }
  }

  private SandboxRequest connected(SandboxRequest request, ProgramFiles program, Path socket) {
    List<Mount> mounts = new ArrayList<>(request.mounts());
    mounts.add(new Mount("gateway", socket, SOCKET));
    mounts.add(new Mount("forwarder", ForwarderFiles.in(cache), FORWARDER));
    program.mounts().stream().filter(mount -> !isThere(mount, request)).forEach(mounts::add);
    if (!isSystem(javaHome)) {
      mounts.add(new Mount("jdk", javaHome, JDK));
    }
    SequencedMap<String, String> environment = new TreeMap<>(request.environment());
    environment.put(
        "PATH",
        Stream.concat(program.folders().stream(), Stream.of(SandboxEnvironment.PATH))
            .collect(Collectors.joining(":")));
    return new SandboxRequest(
        request.step(),
        request.kind(),
        command(request.command()),
        request.inputs(),
        request.readOnly(),
        request.outputs(),
        request.limits(),
        environment,
        mounts);
  }

  private List<String> command(List<String> coder) {
    String java = isSystem(javaHome) ? javaHome.toString() : JDK;
    List<String> words =
        new ArrayList<>(
            List.of(
                java + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Xshare:auto",
                "-cp",
                FORWARDER,
                Forwarder.class.getName(),
                SOCKET));
    words.addAll(coder);
    return words;
  }

  private static boolean isThere(Mount mount, SandboxRequest request) {
    return request.mounts().stream().anyMatch(other -> other.target().equals(mount.target()));
  }

  /// Whether every sandbox has it at its own place.
  private static boolean isSystem(Path path) {
    return path.startsWith("/usr");
  }
}
