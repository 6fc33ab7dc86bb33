package dev.alhazen.manuscript;

import dev.alhazen.base.DefectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Files of the program's own LaTeX.
final class LatexResource {
  private LatexResource() {}

  static String read(String name) {
    try (InputStream in = LatexResource.class.getResourceAsStream("latex/" + name)) {
      if (in == null) {
        throw new DefectException("latex/%s is missing from the program.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DefectException("latex/%s cannot be read: %s.".formatted(name, e));
    }
  }
}
