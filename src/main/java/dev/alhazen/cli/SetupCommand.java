package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Installs the system's parts where it may, and says what to type where it may not.
@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    description =
        "Installs TeX and bubblewrap (with apt, as root), or prints the commands to copy.")
final class SetupCommand implements Callable<Integer> {
  private final World world;

  @Option(names = "--print", description = "Only print the commands.")
  private boolean printOnly;

  SetupCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    SystemParts parts = new SystemParts(world);
    if (printOnly) {
      world.say(parts.commands());
      return ExitCode.DONE.code();
    }
    if (parts.isComplete()) {
      world.say("Everything is installed: bubblewrap and TeX.");
      return ExitCode.DONE.code();
    }
    return install(parts) ? ExitCode.DONE.code() : ExitCode.UNAVAILABLE.code();
  }

  /// Installs what is missing, if this user may; says what to do otherwise.
  ///
  /// @return whether everything is there now
  boolean install(SystemParts parts) {
    if (!parts.isRoot() || !parts.hasApt()) {
      world.err().println("alhazen: bubblewrap and TeX are missing. This installs them:");
      world.err().println("  sudo sh -c '%s'".formatted(parts.commands()));
      return false;
    }
    world.say("Installing bubblewrap and TeX with apt (about 200 MB, some minutes) ...");
    apt("update", "-qq");
    List<String> install =
        new ArrayList<>(List.of("install", "-y", "-qq", "--no-install-recommends"));
    install.addAll(SystemParts.PACKAGES);
    apt(install.toArray(String[]::new));
    return parts.isComplete();
  }

  private void apt(String... arguments) {
    List<String> command = new ArrayList<>(List.of("apt-get"));
    command.addAll(List.of(arguments));
    Path log = world.cache().resolve("setup.log");
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new UnavailableException(
            "`%s` failed with exit code %d; see %s."
                .formatted(String.join(" ", command), code, log));
      }
    } catch (IOException e) {
      throw new UnavailableException("apt-get cannot be started: %s.".formatted(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("Installing was interrupted.", e);
    }
  }
}
