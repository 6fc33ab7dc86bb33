package dev.alhazen.base;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Text files from outside: read whole as UTF-8, with a clear complaint where that fails.
public final class Texts {
  private Texts() {}

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new MalformedException("%s does not exist.".formatted(file));
    } catch (MalformedInputException e) {
      throw new MalformedException("%s is not UTF-8 text.".formatted(file));
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  /// Reads as UTF-8 and replaces what is not; for output of programs, never for data.
  public static String lenient(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }
}
