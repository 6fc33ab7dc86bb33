package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Two versions of a file, and replies that lead from the first to the second.
///
/// @param before lines of the first
/// @param after lines of the second
/// @param ending of all lines but, perhaps, the last
/// @param lastBefore the ending of the first version's last line
/// @param lastAfter the same of the second version
record Versions(
    List<String> before, List<String> after, String ending, String lastBefore, String lastAfter) {
  static final String PATH = "a.py";
  private static final List<String> CODE =
      List.of(
          "def step(x):",
          "for i in range(%d):",
          "if x < %d:",
          "loss = loss * 0.%d",
          "rate_%d = base / (1 + i)",
          "return loss",
          "# part %d of the plan",
          "}",
          "",
          "print(\"-- %d\", x)");

  Versions {
    before = withLastLine(before);
    after = withLastLine(after);
  }

  /// A blank last line without an ending is no line.
  private static List<String> withLastLine(List<String> lines) {
    List<String> some = new ArrayList<>(lines);
    if (some.getLast().isEmpty()) {
      some.set(some.size() - 1, "pass");
    }
    return List.copyOf(some);
  }

  /// Code with repeated lines, blank lines and indentation; the last line ends as it did before.
  static Versions of(Random random) {
    List<String> before = code(random, 1 + random.nextInt(60));
    List<String> after = edited(before, random);
    String ending = random.nextBoolean() ? "\n" : "\r\n";
    String last = random.nextInt(3) == 0 ? "" : ending;
    return new Versions(before, after, ending, last, last);
  }

  /// The same, but the line break at the end may come or go.
  static Versions withOpenEnds(Random random) {
    Versions some = of(random);
    return new Versions(
        some.before,
        some.after,
        some.ending,
        random.nextBoolean() ? "" : some.ending,
        random.nextBoolean() ? "" : some.ending);
  }

  /// Lines that stand once each, so that every line has a neighbour that tells its place.
  static List<String> distinct(Random random, int lines) {
    List<String> code = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      code.add("    ".repeat(random.nextInt(3)) + "value_%d = f%d(x)".formatted(i * 7, i * i));
    }
    return code;
  }

  SequencedMap<String, String> files() {
    return new TreeMap<>(Map.of(PATH, text(before, lastBefore)));
  }

  Map<String, String> expected() {
    String first = text(before, lastBefore);
    String second = text(after, lastAfter);
    return first.equals(second) ? Map.of() : Map.of(PATH, second);
  }

  private String text(List<String> lines, String last) {
    return lines.isEmpty() ? "" : String.join(ending, lines) + last;
  }

  /// One block for each difference, in any order, with as many lines around it as make its place
  /// the only one; one block for all where these would reach into each other.
  String blocks(Random random) {
    List<int[]> ranges = new ArrayList<>();
    List<String> blocks = new ArrayList<>();
    for (Splice splice : LineDiff.between(before, after)) {
      int from = splice.from();
      int end = splice.end();
      while ((from == end || isBlank(from, end) || count(from, end) != 1)
          && (from > 0 || end < before.size())) {
        from = Math.max(0, from - 1);
        end = Math.min(before.size(), end + 1);
      }
      if (!ranges.isEmpty() && ranges.getLast()[1] >= from) {
        return block(before, after);
      }
      ranges.add(new int[] {from, end});
      List<String> replace = new ArrayList<>(before.subList(from, splice.from()));
      replace.addAll(splice.lines());
      replace.addAll(before.subList(splice.end(), end));
      blocks.add(block(before.subList(from, end), replace));
    }
    Collections.shuffle(blocks, random);
    return "I change it.\n\n" + String.join("\nAnd:\n\n", blocks);
  }

  static String block(List<String> search, List<String> replace) {
    return PATH
        + "\n<<<<<<< SEARCH\n"
        + lines(search)
        + "=======\n"
        + lines(replace)
        + ">>>>>>> REPLACE\n";
  }

  private boolean isBlank(int from, int end) {
    return before.subList(from, end).stream().allMatch(String::isBlank);
  }

  /// How often the lines stand in the first version, spaces at their ends aside.
  private int count(int from, int end) {
    return Places.of(before, before.subList(from, end)).size();
  }

  String whole() {
    return "All of it:\n\n" + PATH + "\n````python\n" + lines(after) + "````\nThat is all.\n";
  }

  /// A unified diff with three lines of context.
  String diff() {
    StringBuilder diff = new StringBuilder("```diff\n--- a/%1$s\n+++ b/%1$s\n".formatted(PATH));
    List<Splice> splices = endChanges(LineDiff.between(before, after));
    int shift = 0;
    for (int i = 0; i < splices.size(); ) {
      int first = i;
      while (++i < splices.size() && splices.get(i).from() - splices.get(i - 1).end() <= 6) {}
      shift += hunk(diff, splices.subList(first, i), shift);
    }
    return diff + "```\n";
  }

  /// A line break at the end that comes or goes is a change of the last line.
  private List<Splice> endChanges(List<Splice> splices) {
    int last = before.size() - 1;
    boolean added = !splices.isEmpty() && splices.getLast().from() > last;
    boolean changed = !splices.isEmpty() && splices.getLast().end() > last && !added;
    if (changed || lastBefore.equals(added ? ending : lastAfter)) {
      return splices;
    }
    List<Splice> all = new ArrayList<>(added ? splices.subList(0, splices.size() - 1) : splices);
    List<String> lines = new ArrayList<>(List.of(before.getLast()));
    lines.addAll(added ? splices.getLast().lines() : List.of());
    all.add(new Splice(last, 1, lines));
    return all;
  }

  private int hunk(StringBuilder diff, List<Splice> splices, int shift) {
    int from = Math.max(0, splices.getFirst().from() - 3);
    int end = Math.min(before.size(), splices.getLast().end() + 3);
    StringBuilder body = new StringBuilder();
    int at = from;
    int grown = 0;
    for (Splice splice : splices) {
      lines(body, ' ', before.subList(at, splice.from()), at, shift + grown);
      lines(body, '-', before.subList(splice.from(), splice.end()), splice.from(), 0);
      lines(body, '+', splice.lines(), splice.from() + shift + grown, 0);
      grown += splice.lines().size() - splice.removed();
      at = splice.end();
    }
    lines(body, ' ', before.subList(at, end), at, shift + grown);
    int size = end - from;
    diff.append(
        "@@ -%d,%d +%d,%d @@\n"
            .formatted(size == 0 ? from : from + 1, size, from + shift + 1, size + grown));
    diff.append(body);
    return grown;
  }

  private void lines(StringBuilder body, char sign, List<String> lines, int first, int shift) {
    for (int i = 0; i < lines.size(); i++) {
      body.append(sign).append(lines.get(i)).append('\n');
      boolean lastOld = first + i == before.size() - 1 && sign != '+' && lastBefore.isEmpty();
      boolean lastNew = first + i + shift == after.size() - 1 && sign != '-' && lastAfter.isEmpty();
      if (lastOld || lastNew) {
        body.append("\\ No newline at end of file\n");
      }
    }
  }

  private static String lines(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static List<String> code(Random random, int lines) {
    List<String> code = new ArrayList<>(List.of("import math"));
    for (int i = 0; i < lines; i++) {
      code.add(line(random));
    }
    return code;
  }

  private static String line(Random random) {
    String text = CODE.get(random.nextInt(CODE.size())).formatted(random.nextInt(4));
    return text.isEmpty() ? "" : "    ".repeat(random.nextInt(3)) + text;
  }

  private static List<String> edited(List<String> before, Random random) {
    List<String> after = new ArrayList<>(before);
    for (int i = random.nextInt(8); i > 0 && after.size() > 1; i--) {
      int at = 1 + random.nextInt(after.size() - 1);
      switch (random.nextInt(4)) {
        case 0 -> after.remove(at);
        case 1 -> after.add(at, line(random));
        case 2 -> after.add(line(random));
        default -> after.set(at, "\tnew_" + random.nextInt(5) + " = 1 ");
      }
    }
    return after;
  }
}
