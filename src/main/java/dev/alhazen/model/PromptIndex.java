package dev.alhazen.model;

import dev.alhazen.base.DefectException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names of all prompts that the program ships, found in its jar or in its folder of classes.
final class PromptIndex {
  private static final Pattern PROMPT =
      Pattern.compile("dev/alhazen/(\\w+)/prompts/([\\w/-]+)\\.md");

  /// A prompt that is surely there: where it lies, the others lie.
  private static final String ANCHOR = "dev/alhazen/model/prompts/repair.md";

  private PromptIndex() {}

  static List<String> names() {
    try {
      URL anchor = PromptIndex.class.getResource("/" + ANCHOR);
      if (anchor == null) {
        throw new DefectException("The prompts are missing from the program.");
      }
      List<String> paths =
          anchor.openConnection() instanceof JarURLConnection jar
              ? inJar(jar.getJarFileURL().toURI())
              : inFolder(anchor.toURI());
      return paths.stream()
          .map(PROMPT::matcher)
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1) + "/" + matcher.group(2))
          .sorted()
          .toList();
    } catch (IOException | URISyntaxException e) {
      throw new DefectException("The program's prompts cannot be listed: %s.".formatted(e));
    }
  }

  private static List<String> inJar(URI jar) throws IOException {
    try (JarFile file = new JarFile(Path.of(jar).toFile())) {
      return file.stream().map(entry -> entry.getName()).toList();
    }
  }

  private static List<String> inFolder(URI anchor) throws IOException {
    Path top = Path.of(anchor).resolve("../".repeat(ANCHOR.split("/").length)).normalize();
    try (Stream<Path> files = Files.walk(top.resolve("dev/alhazen"))) {
      return files.map(file -> top.relativize(file).toString().replace('\\', '/')).toList();
    }
  }
}
