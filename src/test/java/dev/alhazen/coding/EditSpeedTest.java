package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.sandbox.Globs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Files of 5,000 lines and replies of 1 MB take seconds at most, whatever they hold. The bound is
/// many times what was measured, so that a busy machine passes and a square of lengths does not.
class EditSpeedTest {
  private static final EditBlocks BLOCKS = new EditBlocks(Globs.of("a.py"), Globs.NONE);
  private static final int LINES = 5_000;

  @Test
  void manyBlocksForALargeFile() {
    List<String> lines = Versions.distinct(new Random(1), LINES);
    String reply =
        IntStream.range(0, LINES / 2)
            .map(i -> LINES / 2 - 1 - i)
            .mapToObj(
                i ->
                    Versions.block(
                        lines.subList(2 * i, 2 * i + 1), List.of("x = " + i, "#".repeat(300))))
            .collect(Collectors.joining());
    assertThat(reply).hasSizeGreaterThan(900_000);
    assertThat(timed("blocks", () -> apply(reply, lines))).isInstanceOf(Edit.Applied.class);
  }

  @Test
  void manyBlocksThatAreNotThere() {
    List<String> lines = Versions.distinct(new Random(2), LINES);
    String reply =
        IntStream.range(0, 1_000)
            .mapToObj(
                i -> Versions.block(changed(lines.subList(4 * i, 4 * i + 20)), List.of("x = " + i)))
            .collect(Collectors.joining());
    assertThat(timed("absent blocks", () -> apply(reply, lines))).isInstanceOf(Edit.Refused.class);
  }

  @Test
  void oneLongSearchThatIsNotThere() {
    List<String> lines = Versions.distinct(new Random(3), LINES);
    String reply = Versions.block(changed(lines.subList(500, 4_500)), List.of("x = 1"));
    assertThat(timed("a long search", () -> apply(reply, lines))).isInstanceOf(Edit.Refused.class);
  }

  @Test
  void aFileOfLikeLines() {
    List<String> lines = Collections.nCopies(LINES, "}");
    List<String> search = new ArrayList<>(Collections.nCopies(LINES / 2, "}"));
    search.add("x");
    String reply = Versions.block(search, List.of("x")).repeat(100);
    assertThat(timed("like lines", () -> apply(reply, lines))).isInstanceOf(Edit.Refused.class);
    String places = Versions.block(Collections.nCopies(LINES / 2, " }"), List.of("x")).repeat(20);
    assertThat(timed("like places", () -> apply(places, lines))).isInstanceOf(Edit.Refused.class);
  }

  @Test
  void aWholeFileWithoutALineInCommon() {
    List<String> lines = Versions.distinct(new Random(4), LINES);
    String whole = "a.py\n```\n" + "y = 2  # another line\n".repeat(LINES) + "```\n";
    assertThat(timed("a whole file", () -> apply(whole, lines))).isInstanceOf(Edit.Applied.class);
  }

  @Test
  void aDiffWithManyHunks() {
    Random random = new Random(5);
    List<String> before = Versions.distinct(random, LINES);
    List<String> after = new ArrayList<>(before);
    for (int i = 3; i < LINES; i += 10) {
      after.set(i, "changed = " + i);
    }
    Versions versions = new Versions(before, after, "\n", "\n", "\n");
    assertThat(timed("a diff", () -> BLOCKS.apply(versions.diff(), versions.files())))
        .isInstanceOf(Edit.Applied.class);
  }

  @Test
  void aReplyOfNoise() {
    List<String> lines = Versions.distinct(new Random(6), LINES);
    for (String noise :
        List.of(
            " ".repeat(1_000_000) + "x",
            ">>>>>>>" + " ".repeat(1_000_000) + "x",
            "a.".repeat(500_000) + "!",
            "*".repeat(1_000_000) + "x",
            "# " + "rest of ".repeat(125_000),
            "--- a\n+++ b\n".repeat(80_000),
            "@@ -1 +1 @@\n-x\n".repeat(60_000),
            "```\n".repeat(250_000),
            "a.py\n".repeat(200_000),
            "<think>".repeat(140_000),
            "<<<<<<< SEARCH\n".repeat(60_000))) {
      String label = "noise " + noise.substring(0, 8).strip();
      assertThat(timed(label, () -> apply(noise, lines))).isInstanceOf(Edit.Refused.class);
    }
  }

  private static List<String> changed(List<String> lines) {
    return lines.stream().map(line -> line.replace("value_", "v" + line.length() % 7)).toList();
  }

  private static Edit apply(String reply, List<String> lines) {
    SequencedMap<String, String> files =
        new TreeMap<>(Map.of("a.py", String.join("\n", lines) + "\n"));
    return BLOCKS.apply(reply, files);
  }

  private static Edit timed(String what, Supplier<Edit> work) {
    long from = System.nanoTime();
    Edit edit = work.get();
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    assertThat(took).as(what).isLessThan(Duration.ofSeconds(20));
    return edit;
  }
}
