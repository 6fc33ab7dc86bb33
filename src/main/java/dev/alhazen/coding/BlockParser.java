package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the edit blocks in a reply, whatever stands around them: prose, fences, wrong fences.
final class BlockParser {
  /// Stands in the rest of a reply where a block was.
  static final String BLOCK = "\u0000block";

  private final PathLines paths;
  private final List<EditBlock> blocks = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();
  private final List<String> before = new ArrayList<>();
  private final List<String> body = new ArrayList<>();
  private String opening = "";
  private int number;
  private String path = "";
  private boolean inside;

  /// @param blocks those that are whole
  /// @param refusals those that are not
  /// @param rest the lines around the blocks, with one line [#BLOCK] for each
  record Parsed(List<EditBlock> blocks, List<Refusal> refusals, List<String> rest) {
    Parsed {
      blocks = List.copyOf(blocks);
      refusals = List.copyOf(refusals);
      rest = List.copyOf(rest);
    }

    int count() {
      return blocks.size() + refusals.size();
    }
  }

  private BlockParser(PathLines paths) {
    this.paths = paths;
  }

  /// @param known paths of files that exist, recognised in the middle of a sentence too
  static Parsed parse(List<String> reply, Set<String> known) {
    BlockParser parser = new BlockParser(new PathLines(known));
    reply.forEach(parser::line);
    parser.end();
    return new Parsed(parser.blocks, parser.refusals, parser.rest);
  }

  private void line(String line) {
    if (inside) {
      within(line);
    } else if (Markers.isSearch(line)) {
      begin(line);
    } else {
      rest.add(line);
      if (!line.isBlank()) {
        before.add(line);
      }
    }
  }

  private void begin(String line) {
    number++;
    before.add(line.strip().replaceFirst("^<+\\s*\\w+[:>]*", ""));
    path = paths.find(before);
    opening = line;
    before.clear();
    body.clear();
    rest.add(BLOCK);
    inside = true;
  }

  private void within(String line) {
    if (Markers.isEnd(line)) {
      inside = false;
      whole();
    } else if (Markers.isSearch(line)) {
      refuse(
          dividers().isEmpty()
              ? "it has no line `=======` between what is searched and what replaces it."
              : "it has no line `>>>>>>> REPLACE` at its end.");
      begin(line);
    } else {
      body.add(line);
    }
  }

  private void whole() {
    List<Integer> dividers = dividers();
    if (dividers.isEmpty()) {
      refuse("it has no line `=======` between what is searched and what replaces it.");
    } else if (dividers.size() > 1) {
      refuse(RefusalReport.dividers(dividers.size()));
    } else {
      int at = dividers.getFirst();
      blocks.add(block(unfenced(body.subList(0, at)), unfenced(body.subList(at + 1, body.size()))));
    }
  }

  /// The lines that may divide the block; of several, those as long as its first line's signs.
  private List<Integer> dividers() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      if (Markers.isDivider(body.get(i))) {
        all.add(i);
      }
    }
    List<Integer> alike =
        all.stream().filter(i -> Markers.length(body.get(i)) == Markers.length(opening)).toList();
    return all.size() > 1 && !alike.isEmpty() ? alike : all;
  }

  /// A new file takes no part in the indentation of its block.
  private EditBlock block(List<String> search, List<String> replace) {
    String indent = opening.substring(0, opening.length() - opening.stripLeading().length());
    EditBlock block = new EditBlock(number, path, search, replace);
    boolean shifted =
        block.isNewFile()
            && replace.stream().allMatch(line -> line.isBlank() || line.startsWith(indent));
    return shifted
        ? block.with(
            search,
            replace.stream()
                .map(line -> line.substring(Math.min(indent.length(), line.length())))
                .toList())
        : block;
  }

  private void end() {
    if (inside) {
      refuse(
          dividers().isEmpty()
              ? "the reply ends within its SEARCH lines. Was the reply too long? Send less."
              : "the reply ends before its line `>>>>>>> REPLACE`. Was it too long? Send less.");
    }
  }

  private void refuse(String reason) {
    refusals.add(new Refusal(Form.BLOCK, number, path, reason));
  }

  /// Some models fence the code once more within the block, or close a fence too early or late.
  private List<String> unfenced(List<String> lines) {
    long fences = path.endsWith(".md") ? 0 : lines.stream().filter(Markers::isFence).count();
    int from = fences > 0 && Markers.isFence(lines.getFirst()) ? 1 : 0;
    int end = lines.size();
    if (fences > 0 && end > from && Markers.isBareFence(lines.getLast())) {
      end--;
    }
    int edges = from + lines.size() - end;
    boolean stray = edges == 1 && fences % 2 == 1;
    return edges == 2 || stray ? lines.subList(from, end) : lines;
  }
}
