package dev.alhazen.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints, and what a study records about the program that made it.
final class Version implements IVersionProvider {
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"alhazen " + number(), "Java " + Runtime.version()};
  }
}
