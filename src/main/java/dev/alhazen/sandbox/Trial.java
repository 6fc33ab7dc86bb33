package dev.alhazen.sandbox;

import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// Tries a sandbox out before it is trusted: a command must run in it, and that command must not
/// reach the network, read a file outside or write one, though nothing else forbids it.
public final class Trial {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 1L << 28, 50, 1L << 20);
  private static final String SECRET = "to-be-kept";

  private static final String ATTEMPTS =
      """
      exec 2>/dev/null
      cat "$OUTSIDE/secret"; cat "$OUTSIDE_HOME"/*
      echo written > "$OUTSIDE/written"
      bash -c "exec 3<>/dev/tcp/127.0.0.1/$OUTSIDE_PORT; echo > /dev/tcp/127.0.0.1/$OUTSIDE_PORT"
      echo tried
      """;

  private Trial() {}

  /// @param scratch a folder that the sandbox does not show to commands
  /// @return `Works` with the tier's name, or why it cannot be trusted; the advice is left empty
  public static Probed of(Sandbox sandbox, Path scratch) {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path outside = open(Files.createDirectories(scratch.resolve("outside")));
      Files.writeString(outside.resolve("secret"), SECRET);
      Files.deleteIfExists(outside.resolve("written"));
      Execution execution = sandbox.run(request(outside, server.getLocalPort()));
      if (!execution.stdout().endsWith("tried\n")) {
        return new Probed.Missing("a command does not run in it: " + told(execution), "");
      }
      String breach = breach(execution, outside, server);
      return breach.isEmpty()
          ? new Probed.Works(sandbox.tier())
          : new Probed.Missing("it does not hold: a command " + breach, "");
    } catch (UnavailableException e) {
      return new Probed.Missing(e.explanation(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String breach(Execution execution, Path outside, ServerSocket server)
      throws IOException {
    if (execution.stdout().contains(SECRET) || !execution.stdout().equals("tried\n")) {
      return "reads files outside";
    }
    if (Files.exists(outside.resolve("written"))) {
      return "writes files outside";
    }
    return isReached(server) ? "reaches the network" : "";
  }

  private static boolean isReached(ServerSocket server) throws IOException {
    server.setSoTimeout(1);
    try {
      server.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static String told(Execution execution) {
    return execution.stderr().isBlank() ? execution.exit().toString() : execution.stderr().strip();
  }

  /// Open to everybody, so that an unused user is stopped by the sandbox alone.
  private static Path open(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private static SandboxRequest request(Path outside, int port) {
    TreeMap<String, String> variables = new TreeMap<>();
    variables.put("OUTSIDE", outside.toString());
    variables.put("OUTSIDE_HOME", System.getProperty("user.home"));
    variables.put("OUTSIDE_PORT", "" + port);
    return new SandboxRequest(
        Step.of("probe"),
        "probe",
        List.of("sh", "-c", ATTEMPTS),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        LIMITS,
        variables,
        List.of());
  }
}
