package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Texts;
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
  private static final Pattern LINK = Pattern.compile("\\]\\(((?!http)[^)#]+)\\)");

  @TempDir Path folder;

  static Stream<String> commands() {
    return Stream.of(
            "README.md",
            "docs/templates.md",
            "docs/models.md",
            "docs/literature.md",
            "docs/slurm.md",
            "docs/coders.md",
            "CONTRIBUTING.md")
        .flatMap(file -> blocks(Path.of(file)).stream())
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("\\s+#.*", "").strip())
        .filter(line -> line.startsWith("./alhazen ") || line.startsWith("alhazen "));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandLineIsUnderstood(String line) {
    CommandLine program =
        new CommandLine(new AlhazenCommand(), new Commands(new Shell(folder).world()));
    String[] words =
        Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+")
            .matcher(line.replaceFirst("^(\\./)?alhazen\\s+", ""))
            .results()
            .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
            .toArray(String[]::new);
    program.parseArgs(words);
  }

  @Test
  void everyMakeTargetExists() {
    String makefile = Texts.read(Path.of("Makefile"));
    for (Path file : List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"))) {
      Matcher target = Pattern.compile("`?make ([a-z-]+)").matcher(Texts.read(file));
      while (target.find()) {
        assertThat(makefile).contains("\n" + target.group(1) + ":");
      }
    }
  }

  @Test
  void everyLinkLeadsSomewhere() {
    for (String file :
        List.of(
            "README.md",
            "CONTRIBUTING.md",
            "docs/architecture.md",
            "docs/models.md",
            "docs/literature.md")) {
      Matcher link = LINK.matcher(Texts.read(Path.of(file)));
      while (link.find()) {
        assertThat(Path.of(file).resolveSibling(link.group(1))).exists();
      }
    }
  }

  @Test
  void theWayToOnesOwnTemplateEndsWithAPaper() {
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
