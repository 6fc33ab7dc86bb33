package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.model.rehearsal.RehearsalModel;
import dev.alhazen.model.rehearsal.RehearsalServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What can be done with the rehearsal model beside running studies with it.
@Command(
    name = "rehearsal",
    mixinStandardHelpOptions = true,
    description = "The rehearsal model: scripted, no language model.",
    subcommands = RehearsalCommand.Serve.class)
final class RehearsalCommand {

  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = "Serves the rehearsal model on loopback by the OpenAI protocol.")
  static final class Serve implements Callable<Integer> {
    private final World world;

    @Option(
        names = "--port",
        paramLabel = "P",
        defaultValue = "8123",
        description = "Port on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    Serve(World world) {
      this.world = world;
    }

    @Override
    public Integer call() throws InterruptedException {
      try (RehearsalServer server = new RehearsalServer(new RehearsalModel(), port)) {
        world.say("Rehearsal model at " + server.baseUrl() + "  (Ctrl-C ends it)");
        world.say(
            "Try: alhazen run diffusion2d --model local/rehearsal --base-url " + server.baseUrl());
        Thread.currentThread().join();
      }
      return ExitCode.DONE.code();
    }
  }
}
