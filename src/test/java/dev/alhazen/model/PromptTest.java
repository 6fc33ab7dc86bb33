package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.Mustache;
import dev.alhazen.base.MalformedException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All prompts of the program, and a check for those who fill them.
public class PromptTest {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{\\{?\\s*[#^/&]?\\s*([\\w-]+)\\s*}}");

  /// Fails where the prompt names a variable that the values lack, or the other way round;
  /// variables inside sections may come from the section's own maps.
  ///
  /// @return the filled prompt
  public static String assertFills(String name, Map<String, ?> values) {
    Set<String> named = variables(Prompts.builtIn().source(name));
    Set<String> given = new TreeSet<>();
    collect(values, given);
    assertThat(named).as("prompt %s names these, the values give those", name).isEqualTo(given);
    return Prompts.builtIn().text(name, values);
  }

  @Test
  void everyPromptIsReadable() {
    assertThat(Prompts.names()).contains("model/repair");
    for (String name : Prompts.names()) {
      String source = Prompts.builtIn().source(name);
      assertThat(source).as(name).isNotBlank();
      assertThatCode(() -> Mustache.compiler().compile(source)).as(name).doesNotThrowAnyException();
    }
  }

  @Test
  void listsEachPromptFileOfTheSources() throws IOException {
    Path root = Path.of("src/main/resources/dev/alhazen");
    try (Stream<Path> files = Files.walk(root)) {
      Set<String> expected =
          files
              .map(file -> root.relativize(file).toString())
              .filter(file -> file.matches("\\w+/prompts/.+\\.md"))
              .map(file -> file.replace("/prompts/", "/").replaceFirst("\\.md$", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(Prompts.names()).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void listsThemFromAJarToo(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("program.jar");
    Path classes = Path.of("target/classes");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes.resolve("dev/alhazen"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    URL[] urls = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Method names = loader.loadClass("dev.alhazen.model.PromptIndex").getDeclaredMethod("names");
      names.setAccessible(true);
      assertThat(names.invoke(null)).isEqualTo(Prompts.names());
    }
  }

  @Test
  void fillsTheRepairPrompt() {
    String filled =
        assertFills(
            "model/repair",
            Map.of("cut", true, "limit", 100, "faults", List.of("one", "two"), "schema", "{}"));
    assertThat(filled).contains("limit of 100 tokens", "- one\n- two\n").doesNotContain("{{");
  }

  @Test
  void refusesAMissingVariable(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("test"));
    Files.writeString(folder.resolve("test/a.md"), "{{here}} {{gone}}");
    Files.writeString(folder.resolve("test/b.md"), "{{#gone}}x{{/gone}}");
    Prompts prompts = new Prompts(List.of(folder));
    assertThatThrownBy(() -> prompts.fill("test/a", Map.of("here", "x")))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("Prompt test/a")
        .hasMessageContaining("gone");
    assertThatThrownBy(() -> prompts.fill("test/b", Map.of()))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void copiesThePromptsAsTheyAreUsed(@TempDir Path folder) throws IOException {
    Path override = folder.resolve("override");
    Files.createDirectories(override.resolve("model"));
    Files.writeString(override.resolve("model/repair.md"), "My own.");
    new Prompts(List.of(override)).copyTo(folder.resolve("copy"));
    assertThat(folder.resolve("copy/model/repair.md")).hasContent("My own.");
  }

  private static Set<String> variables(String source) {
    return VARIABLE
        .matcher(source)
        .results()
        .map(match -> match.group(1))
        .filter(variable -> !variable.equals("this"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void collect(Object value, Set<String> given) {
    switch (value) {
      case Map<?, ?> map ->
          new LinkedHashSet<>(map.entrySet())
              .forEach(
                  entry -> {
                    given.add(String.valueOf(entry.getKey()));
                    collect(entry.getValue(), given);
                  });
      case Collection<?> items -> items.forEach(item -> collect(item, given));
      default -> {}
    }
  }
}
