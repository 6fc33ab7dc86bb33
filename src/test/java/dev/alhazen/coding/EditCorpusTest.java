package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import dev.alhazen.sandbox.Globs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Awkward replies and what must come of them, as files that people read: see [CorpusCase].
class EditCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/dev/alhazen/coding/corpus");
  private static final EditBlocks BLOCKS =
      new EditBlocks(
          Globs.of("Experiment.java", "*.py", "*.md", "extra/*"), Globs.of("harness.py"));

  @TestFactory
  Stream<DynamicContainer> repliesAreAppliedOrRefusedAsTheCorpusSays() throws IOException {
    return corpus().stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.getFileName().toString(),
                    cases(file).stream()
                        .map(
                            one ->
                                DynamicTest.dynamicTest(
                                    one.name(),
                                    () -> assertThat(outcome(one)).isEqualTo(one.expected())))));
  }

  @TestFactory
  Stream<DynamicTest> noiseAroundChangesNoOutcome() throws IOException {
    String before = "<think>\nA draft:\n<<<<<<< SEARCH\nx\n=======\ny\n</think>\n\nI did it.\n\n";
    String after = "\n\nThat is all; the loss should fall.\n";
    return corpus().stream()
        .flatMap(file -> cases(file).stream())
        .filter(one -> one.expected().startsWith("applied"))
        .filter(one -> !one.name().matches(".*(nothing else|thought).*"))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () -> {
                      String windows = one.reply().replace("\r\n", "\n").replace("\n", "\r\n");
                      assertThat(edit(one, windows)).isEqualTo(edit(one, one.reply()));
                      assertThat(edit(one, before + one.reply() + after))
                          .isEqualTo(edit(one, one.reply()));
                    }));
  }

  @Test
  void theCorpusIsLargeAndNamesEachCaseOnce() throws IOException {
    List<String> names =
        corpus().stream().flatMap(file -> cases(file).stream()).map(CorpusCase::name).toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
  }

  private static List<Path> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList();
    }
  }

  private static List<CorpusCase> cases(Path file) {
    CorpusCase.Parsed parsed = CorpusCase.parse(Texts.read(file));
    if ("write".equals(System.getProperty("alhazen.golden"))) {
      List<String> lines = new ArrayList<>(parsed.head());
      for (CorpusCase one : parsed.cases()) {
        lines.addAll(one.source());
        lines.add("%% " + outcome(one) + "\n");
      }
      AtomicFiles.write(file, String.join("\n", lines).stripTrailing() + "\n");
      return CorpusCase.parse(Texts.read(file)).cases();
    }
    return parsed.cases();
  }

  private static Edit edit(CorpusCase one, String reply) {
    return BLOCKS.apply(reply, one.files());
  }

  private static String outcome(CorpusCase one) {
    return switch (edit(one, one.reply())) {
      case Edit.Applied(SequencedMap<String, String> contents, String summary) ->
          "applied\n"
              + contents.entrySet().stream()
                  .map(file -> changes(one.files(), file))
                  .collect(Collectors.joining("\n"))
              + summary.substring(
                  summary.contains("\n") ? summary.indexOf('\n') : summary.length());
      case Edit.Refused(String report) -> "refused\n" + reasons(report);
    };
  }

  /// Each line that went or came, with its number and with its ending where it is not the usual.
  private static String changes(Map<String, String> before, Map.Entry<String, String> file) {
    List<String> old = lines(before.getOrDefault(file.getKey(), ""));
    StringBuilder text = new StringBuilder(file.getKey());
    int shift = 0;
    for (Splice splice : LineDiff.between(old, lines(file.getValue()))) {
      for (int i = 0; i < splice.removed(); i++) {
        text.append("\n%3d -%s".formatted(splice.from() + i + 1, old.get(splice.from() + i)));
      }
      for (int i = 0; i < splice.lines().size(); i++) {
        text.append("\n%3d +%s".formatted(splice.from() + shift + i + 1, splice.lines().get(i)));
      }
      shift += splice.lines().size() - splice.removed();
    }
    return text.toString();
  }

  private static List<String> lines(String text) {
    return Stream.of(text.split("(?<=\n)"))
        .filter(line -> !line.isEmpty())
        .map(line -> line.endsWith("\n") ? line.substring(0, line.length() - 1) : line + "⊣")
        .map(line -> line.replace('\r', '␍').replace('\t', '␉'))
        .map(line -> line.endsWith(" ") ? line.substring(0, line.length() - 1) + "␠" : line)
        .toList();
  }

  /// The report without its frame, which other tests hold.
  private static String reasons(String report) {
    int from = report.indexOf("at all.\n\n");
    int end = report.lastIndexOf("\n\nSend all ");
    return from < 0 || end < from
        ? report.lines().findFirst().orElseThrow()
        : report.substring(from + "at all.\n\n".length(), end);
  }
}
