package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the edit blocks in a reply, whatever stands around them: prose, fences, wrong fences.
final class BlockParser {
  static final Pattern SEARCH = Pattern.compile("\\s*<{5,9}\\s*SEARCH\\b[:>]*(.*)");
  private static final Pattern DIVIDER = Pattern.compile("\\s*={5,9}\\s*");
  private static final Pattern REPLACE =
      Pattern.compile("\\s*>{5,9}\\s*(REPLACE)?\\s*(```|~~~)?\\s*");
  private static final Pattern FENCE = Pattern.compile("\\s*(?:```+|~~~+)(.*)");

  private final PathLines paths;
  private final List<EditBlock> blocks = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> before = new ArrayList<>();
  private final List<String> search = new ArrayList<>();
  private final List<String> replace = new ArrayList<>();
  private int number;
  private String path = "";
  private Place place = Place.OUTSIDE;

  private enum Place {
    OUTSIDE,
    SEARCH,
    REPLACE
  }

  /// @param blocks those that are whole
  /// @param refusals those that are not
  record Parsed(List<EditBlock> blocks, List<Refusal> refusals) {
    Parsed {
      blocks = List.copyOf(blocks);
      refusals = List.copyOf(refusals);
    }

    int count() {
      return blocks.size() + refusals.size();
    }
  }

  private BlockParser(PathLines paths) {
    this.paths = paths;
  }

  /// @param known paths of files that exist, recognised in the middle of a sentence too
  static Parsed parse(String reply, Set<String> known) {
    BlockParser parser = new BlockParser(new PathLines(known));
    reply.lines().forEach(parser::line);
    parser.end();
    return new Parsed(parser.blocks, parser.refusals);
  }

  private void line(String line) {
    switch (place) {
      case OUTSIDE -> outside(line);
      case SEARCH -> inSearch(line);
      case REPLACE -> inReplace(line);
    }
  }

  private void outside(String line) {
    Matcher start = SEARCH.matcher(line);
    if (start.matches()) {
      begin(start.group(1));
    } else if (!line.isBlank()) {
      before.add(line);
    }
  }

  private void begin(String rest) {
    number++;
    before.add(rest);
    path = paths.find(before);
    before.clear();
    search.clear();
    replace.clear();
    place = Place.SEARCH;
  }

  private void inSearch(String line) {
    if (DIVIDER.matcher(line).matches()) {
      place = Place.REPLACE;
    } else if (SEARCH.matcher(line).matches() || isEnd(line)) {
      refuse("it has no line `=======` between what is searched and what replaces it.");
      restart(line);
    } else {
      search.add(line);
    }
  }

  private void inReplace(String line) {
    if (isEnd(line)) {
      blocks.add(new EditBlock(number, path, unfenced(search), unfenced(replace)));
      place = Place.OUTSIDE;
    } else if (SEARCH.matcher(line).matches()) {
      refuse("it has no line `>>>>>>> REPLACE` at its end.");
      restart(line);
    } else {
      replace.add(line);
    }
  }

  private void restart(String line) {
    place = Place.OUTSIDE;
    outside(line);
  }

  private void end() {
    switch (place) {
      case OUTSIDE -> {}
      case SEARCH ->
          refuse("the reply ends within its SEARCH lines. Was the reply too long? Send less.");
      case REPLACE ->
          refuse("the reply ends before its line `>>>>>>> REPLACE`. Was it too long? Send less.");
    }
  }

  private void refuse(String reason) {
    refusals.add(new Refusal(number, path, reason));
  }

  private static boolean isEnd(String line) {
    return REPLACE.matcher(line).matches();
  }

  /// Some models fence the code once more within the block.
  private static List<String> unfenced(List<String> lines) {
    boolean fenced =
        lines.size() >= 2
            && FENCE.matcher(lines.getFirst()).matches()
            && FENCE.matcher(lines.getLast()).matches()
            && lines.getLast().strip().matches("```+|~~~+");
    return fenced ? List.copyOf(lines.subList(1, lines.size() - 1)) : List.copyOf(lines);
  }

  static boolean isFence(String line) {
    return FENCE.matcher(line).matches();
  }
}
