package dev.alhazen.coding;

import dev.alhazen.coding.Fences.Fence;
import dev.alhazen.coding.WholeFile.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Finds whole files in a reply, for models that cannot write blocks.
final class WholeFileParser {
  private final PathLines paths;
  private final SequencedMap<String, String> files;
  private final List<WholeFile> whole = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private int number;

  private WholeFileParser(SequencedMap<String, String> files) {
    this.paths = new PathLines(files.keySet());
    this.files = files;
  }

  record Parsed(List<WholeFile> files, List<Refusal> refusals) {
    Parsed {
      files = List.copyOf(files);
      refusals = List.copyOf(refusals);
    }
  }

  /// The new files beside edit blocks; fences with files that exist only show them.
  static Parsed beside(List<String> reply, SequencedMap<String, String> files, int blocks) {
    WholeFileParser parser = new WholeFileParser(files);
    parser.number = blocks;
    Fences.of(reply).stream()
        .filter(fence -> !fence.isShell() && !fence.holdsBlock())
        .filter(fence -> !parser.own(fence).isEmpty() && !files.containsKey(parser.own(fence)))
        .forEach(parser::take);
    return new Parsed(parser.whole, parser.refusals);
  }

  /// The whole files of a reply without blocks and diffs.
  static Parsed alone(List<String> reply, SequencedMap<String, String> files) {
    WholeFileParser parser = new WholeFileParser(files);
    List<Fence> fences = Fences.of(reply).stream().filter(fence -> !fence.isShell()).toList();
    fences.stream().filter(fence -> !parser.path(fence).isEmpty()).forEach(parser::take);
    if (parser.number == 0 && files.size() == 1) {
      if (fences.size() == 1) {
        parser.add(files.firstEntry().getKey(), Naming.BY_THE_WAY, fences.getFirst());
      } else if (fences.isEmpty()) {
        parser.bare(reply);
      }
    }
    return new Parsed(parser.whole, parser.refusals);
  }

  private void take(Fence fence) {
    String own = own(fence);
    add(path(fence), own.isEmpty() ? Naming.BY_THE_WAY : Naming.OWN_LINE, fence);
  }

  private void add(String path, Naming naming, Fence fence) {
    List<String> lines = fence.lines();
    if (!lines.isEmpty() && lines.getFirst().strip().equals(path)) {
      lines = lines.subList(1, lines.size());
    }
    if (lines.stream().allMatch(String::isBlank)) {
      return;
    }
    number++;
    if (fence.closed()) {
      whole.add(new WholeFile(number, path, naming, lines));
    } else {
      refusals.add(new Refusal(Form.FILE, number, path, RefusalReport.cutFile()));
    }
  }

  private String path(Fence fence) {
    String own = own(fence);
    return own.isEmpty() ? paths.find(fence.above()) : own;
  }

  /// The path in a place that is for nothing else: the line above, the fence, the first line.
  private String own(Fence fence) {
    String above = fence.above().isEmpty() ? "" : paths.alone(fence.above().getLast());
    if (!above.isEmpty()) {
      return above;
    }
    String info = info(fence.info());
    return !info.isEmpty() || fence.lines().isEmpty() ? info : first(fence.lines().getFirst());
  }

  private String info(String info) {
    return paths.alone(info.replaceFirst("^\\w+(\\s+|:)(?=.)", ""));
  }

  /// The first line of a file that names it in a comment, or alone.
  private String first(String line) {
    String path = paths.alone(line);
    boolean comment = line.strip().matches("(#|//|--).*");
    return comment || files.containsKey(line.strip()) || path.contains("/") ? path : "";
  }

  /// A reply that is nothing but the only file, from its first line to its last.
  private void bare(List<String> reply) {
    List<String> lines = trimmed(reply);
    String path = files.firstEntry().getKey();
    if (!lines.isEmpty() && paths.alone(lines.getFirst()).equals(path)) {
      lines = trimmed(lines.subList(1, lines.size()));
    }
    List<String> old = trimmed(files.firstEntry().getValue().lines().toList());
    boolean same =
        lines.size() > 1
            && old.size() > 1
            && lines.getFirst().strip().equals(old.getFirst().strip())
            && lines.getLast().strip().equals(old.getLast().strip());
    if (same) {
      whole.add(new WholeFile(++number, path, Naming.BY_THE_WAY, lines));
    }
  }

  private static List<String> trimmed(List<String> lines) {
    int from = (int) lines.stream().takeWhile(String::isBlank).count();
    int end = lines.size() - (int) lines.reversed().stream().takeWhile(String::isBlank).count();
    return lines.subList(Math.min(from, end), end);
  }
}
