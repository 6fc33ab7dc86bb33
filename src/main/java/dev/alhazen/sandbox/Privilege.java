package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who runs this program.
public enum Privilege {
  /// May become any user, so that each command runs as an unused one.
  ROOT,
  USER;

  /// @throws UnavailableException where `/proc` is not mounted
  public static Privilege current() {
    try {
      Object owner = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      return owner.equals(0) ? ROOT : USER;
    } catch (IOException e) {
      throw new UnavailableException("/proc cannot be read: %s. Mount it.".formatted(e), e);
    }
  }
}
