package dev.alhazen.coding;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What happened to files since a coder saw them, as edit blocks that lead from there to here: the
/// form that coders know, without marks in front of the lines, so that these can be copied.
public final class Changes {
  /// Unchanged lines around a change, by which its place is found.
  private static final int AROUND = 2;

  private Changes() {}

  /// @param before path → text; files that are new since are not in it
  /// @return empty where nothing changed
  public static String between(
      SequencedMap<String, String> before, SequencedMap<String, String> now) {
    return now.entrySet().stream()
        .flatMap(
            file ->
                blocks(before.getOrDefault(file.getKey(), ""), file.getValue()).stream()
                    .map(block -> file.getKey() + "\n" + block))
        .collect(Collectors.joining("\n\n"));
  }

  private static List<String> blocks(String before, String now) {
    List<String> from = before.lines().toList();
    List<String> to = now.lines().toList();
    List<String> blocks = new ArrayList<>();
    List<AbstractDelta<String>> near = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(from, to).getDeltas()) {
      if (!near.isEmpty() && delta.getSource().getPosition() > end(near) + 2 * AROUND) {
        blocks.add(block(from, to, near));
        near.clear();
      }
      near.add(delta);
    }
    if (!near.isEmpty()) {
      blocks.add(block(from, to, near));
    }
    return blocks;
  }

  private static int end(List<AbstractDelta<String>> deltas) {
    return deltas.getLast().getSource().getPosition() + deltas.getLast().getSource().size();
  }

  /// One block for changes that stand close together.
  private static String block(
      List<String> from, List<String> to, List<AbstractDelta<String>> deltas) {
    AbstractDelta<String> first = deltas.getFirst();
    AbstractDelta<String> last = deltas.getLast();
    int before = Math.min(AROUND, first.getSource().getPosition());
    int after = Math.min(AROUND, from.size() - end(deltas));
    int toEnd = last.getTarget().getPosition() + last.getTarget().size();
    return "<<<<<<< SEARCH\n%s=======\n%s>>>>>>> REPLACE"
        .formatted(
            lines(from, first.getSource().getPosition() - before, end(deltas) + after),
            lines(to, first.getTarget().getPosition() - before, toEnd + after));
  }

  private static String lines(List<String> lines, int from, int to) {
    return lines.subList(from, to).stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
