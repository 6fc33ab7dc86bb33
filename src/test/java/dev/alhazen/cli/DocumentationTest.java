package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What the documentation tells users to type works.
class DocumentationTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("`((?:\\./)?alhazen [^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(((?!http)[^)#]+)\\)");

  @TempDir Path folder;

  /// All pages for users and contributors; decisions are history.
  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
          Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
          docs.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream());
    }
  }

  static Stream<String> commands() throws IOException {
    return pages()
        .flatMap(page -> blocks(page).stream())
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("\\s+#.*", "").strip())
        .filter(line -> line.startsWith("./alhazen ") || line.startsWith("alhazen "));
  }

  /// Commands within sentences, which may run over the end of a line.
  static Stream<String> commandsInSentences() throws IOException {
    return pages()
        .flatMap(page -> INLINE.matcher(Texts.read(page)).results())
        .map(command -> command.group(1).replaceAll("\\s+", " "))
        .filter(command -> !command.contains("…"));
  }

  @ParameterizedTest
  @MethodSource({"commands", "commandsInSentences"})
  void everyCommandLineIsUnderstood(String line) {
    CommandLine program =
        new CommandLine(new AlhazenCommand(), new Commands(new Shell(folder).world()))
            .setCaseInsensitiveEnumValuesAllowed(true);
    String[] words =
        Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+")
            .matcher(line.replaceFirst("^(\\./)?alhazen\\s+", ""))
            .results()
            .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
            .toArray(String[]::new);
    program.parseArgs(words);
  }

  @Test
  void everyMakeTargetExists() throws IOException {
    String makefile = Texts.read(Path.of("Makefile"));
    for (Path file : pages().toList()) {
      Matcher target = Pattern.compile("(?m)(?:`|^)make ([a-z-]+)").matcher(Texts.read(file));
      while (target.find()) {
        assertThat(makefile).contains("\n" + target.group(1) + ":");
      }
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (Path file : pages().toList()) {
      Matcher link = LINK.matcher(Texts.read(file));
      while (link.find()) {
        assertThat(file.resolveSibling(link.group(1))).exists();
      }
    }
  }

  @Test
  void theWayToOnesOwnTemplateEndsWithAPaper() throws IOException {
    Shell shell = new Shell(folder);
    List<String> lines = commands().filter(line -> line.contains("my-experiment")).toList();
    assertThat(lines).hasSize(3);
    for (String line : lines) {
      int code = shell.run(line.replaceFirst("^\\./alhazen\\s+", "").split("\\s+"));
      assertThat(code).describedAs(line + "\n" + shell.out() + shell.err()).isZero();
    }
    assertThat(shell.out()).contains("paper.pdf");
    assertThat(Files.exists(folder.resolve("my-experiment/run_0"))).isFalse();
  }

  private static List<String> blocks(Path file) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Texts.read(file));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }
}
