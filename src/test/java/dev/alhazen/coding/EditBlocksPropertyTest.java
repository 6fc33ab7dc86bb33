package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.alhazen.sandbox.Globs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class EditBlocksPropertyTest {
  private static final EditBlocks BLOCKS = new EditBlocks(Globs.of("a.txt"), Globs.NONE);

  @RepeatedTest(300)
  void blocksBetweenTwoVersionsApplyToExactlyTheSecond(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    List<String> before = version(random, 40);
    List<String> after = edited(before, random);
    String ending = random.nextBoolean() ? "\n" : "\r\n";
    String last = random.nextBoolean() ? ending : "";
    Edit edit = BLOCKS.apply(blocks(before, after), files(before, ending, last));
    Map<String, String> expected = before.equals(after) ? Map.of() : files(after, ending, last);
    assertThat(edit instanceof Edit.Applied applied ? applied.newContents() : Map.of())
        .as("seed %d: %s", info.getCurrentRepetition(), edit)
        .isEqualTo(expected);
  }

  @RepeatedTest(200)
  void anyReplyIsAppliedOrRefusedWithAReport(RepetitionInfo info) {
    Random random = new Random(1_000 + info.getCurrentRepetition());
    List<String> words =
        List.of("a.txt", "b.txt", "<<<<<<< SEARCH", "=======", ">>>>>>> REPLACE", "```", "one", "");
    StringBuilder reply = new StringBuilder();
    random.ints(30, 0, words.size()).forEach(i -> reply.append(words.get(i)).append('\n'));
    Edit edit = BLOCKS.apply(reply.toString(), files(List.of("one", "two"), "\n", "\n"));
    switch (edit) {
      case Edit.Applied(var contents, _) -> assertThat(contents).containsOnlyKeys("a.txt");
      case Edit.Refused(String report) -> assertThat(report).startsWith("Nothing was changed");
    }
  }

  /// One block for each difference, from the last to the first, with so many lines before it that
  /// it fits one place only.
  private static String blocks(List<String> before, List<String> after) {
    StringBuilder reply = new StringBuilder();
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas().reversed()) {
      int end = delta.getSource().getPosition() + delta.getSource().size();
      List<String> search = before.subList(0, end);
      List<String> replace = new ArrayList<>(before.subList(0, delta.getSource().getPosition()));
      replace.addAll(delta.getTarget().getLines());
      reply.append("a.txt\n<<<<<<< SEARCH\n");
      search.forEach(line -> reply.append(line).append('\n'));
      reply.append("=======\n");
      replace.forEach(line -> reply.append(line).append('\n'));
      reply.append(">>>>>>> REPLACE\n");
    }
    return reply.toString();
  }

  private static List<String> version(Random random, int lines) {
    List<String> version = new ArrayList<>();
    version.add("begin");
    for (int i = 0; i < lines; i++) {
      version.add("  ".repeat(random.nextInt(3)) + "line " + random.nextInt(12));
    }
    return version;
  }

  private static List<String> edited(List<String> before, Random random) {
    List<String> after = new ArrayList<>(before);
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = 1 + random.nextInt(after.size() - 1);
      switch (random.nextInt(3)) {
        case 0 -> after.remove(at);
        case 1 -> after.add(at, "new " + random.nextInt(5));
        default -> after.set(at, "\tchanged " + random.nextInt(5) + " ");
      }
    }
    return after;
  }

  private static TreeMap<String, String> files(List<String> lines, String ending, String last) {
    return new TreeMap<>(Map.of("a.txt", String.join(ending, lines) + last));
  }
}
