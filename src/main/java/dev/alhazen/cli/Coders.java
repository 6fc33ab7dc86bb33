package dev.alhazen.cli;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.coding.CoderCommand;
import dev.alhazen.coding.ConnectedSandbox;
import dev.alhazen.coding.ProgramFiles;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Budget;
import dev.alhazen.model.gateway.LoopbackGateway;
import dev.alhazen.model.gateway.Upstream;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Role;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The program that changes the code of a study's experiments, where it is not the built-in coder.
///
/// @param providers of the study's models
record Coders(World world, Asked asked, Providers providers) {

  /// Complains about a coder that cannot work here, before anything is made or paid.
  void check() {
    if (asked.coderCommand().isPresent()) {
      upstream();
      files(asked.coderCommand().get());
    }
  }

  /// The sandbox with a way to the coder's model; the same where no program needs it.
  Sandbox connected(Sandbox next, ModelChain models, Journal journal, Budget budget) {
    Optional<CoderCommand> command = asked.coderCommand();
    if (command.isEmpty()) {
      return next;
    }
    return new ConnectedSandbox(
        () -> {
          Upstream upstream = upstream();
          return new ConnectedSandbox.Way(
              new LoopbackGateway(upstream, models.passed(upstream, journal, budget)),
              files(command.get()));
        },
        Path.of(System.getProperty("java.home")),
        world.cache(),
        next);
  }

  private Upstream upstream() {
    String coder = asked.options().coder().orElse("");
    String model = asked.model(Role.CODER);
    if (!CoderCommand.speaks(coder, asked.coderProtocol())) {
      throw new ConfigurationException(
          "--coder %s asks in %s protocol only, which %s does not speak. Choose another model with --coder-model."
              .formatted(
                  coder,
                  asked.coderProtocol() == CoderCommand.Protocol.OPENAI
                      ? "Anthropic's"
                      : "OpenAI's",
                  model));
    }
    return providers.upstream(model);
  }

  /// The program as it lies on this machine. What is not found may be a word of the shell's, unless
  /// it is a program that is known.
  private ProgramFiles files(CoderCommand command) {
    String program = command.program();
    if (program.contains("/")) {
      if (!program.startsWith("/")) {
        throw new UsageException(
            "--coder %s: give the program's whole path, as the coder works in another folder."
                .formatted(program));
      }
      return ProgramFiles.of(Path.of(program), world.searchPath(), world.cache());
    }
    Optional<Path> found = new SystemParts(world).findWhole(program);
    if (found.isEmpty() && isKnown(program)) {
      throw new UnavailableException(
          "--coder %s: the program is not installed, or only as a shim. %s, or give its whole path in a command."
              .formatted(program, CoderStates.cure(program)));
    }
    return found
        .map(file -> ProgramFiles.of(file, world.searchPath(), world.cache()))
        .orElseGet(ProgramFiles::ofTheSystem);
  }

  private static boolean isKnown(String program) {
    return Stream.of(CoderCommand.Known.values()).anyMatch(known -> known.word().equals(program));
  }
}
