package dev.alhazen.cli;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.ExitCode;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The entry of the program.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(World.real(), arguments));
  }

  /// Runs one command line against a given world.
  ///
  /// @return the exit code, one of [ExitCode]
  static int run(World world, String... arguments) {
    CommandLine line = new CommandLine(new AlhazenCommand(), new Commands(world));
    line.setOut(world.out());
    line.setErr(world.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUsageHelpLongOptionsMaxWidth(30);
    line.setUsageHelpWidth(100);
    line.setDefaultValueProvider(Settings.of(world, line));
    line.setParameterExceptionHandler((e, _) -> misused(world, e));
    line.setExecutionExceptionHandler((e, _, _) -> failed(world, e));
    int code = line.execute(arguments);
    world.out().flush();
    world.err().flush();
    return code;
  }

  private static int misused(World world, ParameterException e) {
    if (e.getCause() instanceof AlhazenException expected) {
      world.err().println("alhazen: " + expected.explanation());
      return expected.exitCode().code();
    }
    world.err().println("alhazen: " + firstLine(e));
    CommandLine command = e.getCommandLine();
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, world.err())) {
      world.err().println("Try `%s --help`.".formatted(command.getCommandSpec().qualifiedName()));
    }
    return ExitCode.USAGE.code();
  }

  private static int failed(World world, Exception e) {
    if (e instanceof AlhazenException expected && expected.exitCode() != ExitCode.DEFECT) {
      world.err().println("alhazen: " + expected.explanation());
      return expected.exitCode().code();
    }
    world.err().println("alhazen: this is a defect of the program, please report it: " + e);
    e.printStackTrace(world.err());
    return ExitCode.DEFECT.code();
  }

  private static String firstLine(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.toString()).lines().findFirst().orElse("");
  }
}
