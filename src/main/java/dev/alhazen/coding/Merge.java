package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Applies a block whose search is not quite what the file has, as a merge of three texts: the
/// search is what the coder believes, the passage is what is there, the replacement what it wants.
///
/// The edit may change only lines that are as the coder believes, and may stand only beside such
/// lines: what it remembers wrongly must lie apart from what it changes, and stays as it is.
final class Merge {
  private static final double ALIKE = 0.8;
  private static final Pattern COMMENT = Pattern.compile("#|//|/\\*|\\*|--|<!--");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d._]*");

  private final EditBlock block;
  private final List<String> file;
  private final Passage passage;
  private final List<String> believed;
  private final List<String> there;
  private final List<Splice> wrong;

  /// For each line of the search its line in the file; -1 where it is not there.
  private final int[] places;

  private Merge(EditBlock block, List<String> file, Passage passage) {
    this.block = block;
    this.file = file;
    this.passage = passage;
    this.believed = keys(block.search());
    this.there = keys(file.subList(passage.from(), passage.end()));
    this.wrong = LineDiff.between(believed, there);
    this.places = places();
  }

  /// @return empty where no place is sure, or what is to change is not as the coder believes
  static Optional<Match> find(List<String> file, EditBlock block) {
    return Passage.anchored(file, block.search())
        .flatMap(passage -> at(block, file, passage).merged())
        .or(
            () ->
                Passage.alike(file, block.search())
                    .flatMap(passage -> at(block, file, passage).merged()));
  }

  /// The merge with a passage, less its lines before and behind all that was sought.
  private static Merge at(EditBlock block, List<String> file, Passage passage) {
    Merge wide = new Merge(block, file, passage);
    int top = 0;
    int bottom = 0;
    for (Splice error : wide.wrong) {
      int excess = Math.max(0, error.lines().size() - error.removed());
      top += error.from() == 0 ? excess : 0;
      bottom += error.from() > 0 && error.end() == wide.believed.size() ? excess : 0;
    }
    return top + bottom == 0
        ? wide
        : new Merge(
            block,
            file,
            new Passage(passage.from() + top, passage.end() - bottom, passage.share()));
  }

  /// A line as it is compared: without white space.
  static List<String> keys(List<String> lines) {
    return lines.stream().map(LetterPairs::withoutSpace).toList();
  }

  private int[] places() {
    int[] all = new int[believed.size()];
    int at = 0;
    int shift = passage.from();
    for (Splice splice : wrong) {
      for (; at < splice.from(); at++) {
        all[at] = at + shift;
      }
      Arrays.fill(all, splice.from(), splice.end(), -1);
      at = splice.end();
      shift += splice.lines().size() - splice.removed();
    }
    for (; at < all.length; at++) {
      all[at] = at + shift;
    }
    return all;
  }

  private Optional<Match> merged() {
    List<Splice> wanted = LineDiff.between(block.search(), block.replace());
    int found = (int) Arrays.stream(places).filter(i -> i >= 0 && !file.get(i).isBlank()).count();
    int sought = (int) believed.stream().filter(key -> !key.isEmpty()).count();
    if (!passage.isEnough(found, sought)
        || !wrong.stream().allMatch(this::isHarmless)
        || !wanted.stream().allMatch(this::isClear)) {
      return Optional.empty();
    }
    return indented()
        .flatMap(lines -> carried(wanted, lines))
        .map(splices -> found(splices, found, sought));
  }

  private Match found(List<Splice> splices, int found, int sought) {
    int from = Arrays.stream(places).filter(i -> i >= 0).min().orElse(0);
    int end = Arrays.stream(places).max().orElse(0) + 1;
    return new Match.Found(
        from, end, splices, Optional.of(RefusalReport.inexact(block, from, end, found, sought)));
  }

  /// Whether a wrong memory can hardly be a change that the coder wanted and wrote into its search
  /// too: it only lacks lines, or has other comments or blank lines, or is much alike with the same
  /// numbers.
  private boolean isHarmless(Splice error) {
    List<String> gone = believed.subList(error.from(), error.end());
    if (gone.stream().allMatch(key -> key.isEmpty() || COMMENT.matcher(key).lookingAt())) {
      return true;
    }
    String mine = String.join("", gone);
    String theirs = String.join("", error.lines());
    return numbers(mine).equals(numbers(theirs))
        && LetterPairs.of(mine).likeness(LetterPairs.of(theirs)) >= ALIKE;
  }

  private static List<String> numbers(String line) {
    return NUMBER.matcher(line).results().map(MatchResult::group).toList();
  }

  /// Whether a change lies apart from all that the coder remembers wrongly, and beside, or on, a
  /// line that stands once.
  private boolean isClear(Splice change) {
    List<String> put = keys(change.lines());
    for (Splice error : wrong) {
      List<String> gone = believed.subList(error.from(), error.end());
      boolean blank =
          gone.stream().allMatch(String::isEmpty)
              && error.lines().stream().allMatch(String::isEmpty);
      boolean touches = error.from() <= change.end() && change.from() <= error.end();
      boolean twice = error.lines().stream().anyMatch(key -> isTelling(key) && put.contains(key));
      if (blank ? touches && removesOnlyBlank(change) : touches || twice) {
        return false;
      }
    }
    return hangs(change);
  }

  /// Which of several blank lines is meant nobody can tell.
  private boolean removesOnlyBlank(Splice change) {
    return change.removed() > 0
        && believed.subList(change.from(), change.end()).stream().allMatch(String::isEmpty);
  }

  private boolean hangs(Splice change) {
    for (int i = Math.max(0, change.from() - 1);
        i < Math.min(believed.size(), change.end() + 1);
        i++) {
      String key = believed.get(i);
      if (places[i] >= 0 && isTelling(key) && once(believed, key) && once(there, key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean once(List<String> keys, String key) {
    return keys.indexOf(key) == keys.lastIndexOf(key);
  }

  static boolean isTelling(String key) {
    return key.chars().anyMatch(Character::isLetterOrDigit);
  }

  /// The replacement as the file would indent it, by the lines that both have.
  private Optional<List<String>> indented() {
    List<String> mine = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0 && !believed.get(i).isEmpty()) {
        mine.add(indent(block.search().get(i)) + "x");
        theirs.add(indent(file.get(places[i])) + "x");
      }
    }
    return Indentation.fitted(mine, theirs, block.replace());
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /// The changes at their places in the file; empty where one has none.
  private Optional<List<Splice>> carried(List<Splice> wanted, List<String> lines) {
    List<Splice> carried = new ArrayList<>();
    for (Splice change : Splice.moved(wanted, 0, lines)) {
      int[] on = Arrays.stream(places, change.from(), change.end()).filter(i -> i >= 0).toArray();
      if (on.length > 0) {
        int from = on[0];
        carried.add(new Splice(from, on[on.length - 1] + 1 - from, change.lines()));
      } else if (change.from() > 0 && places[change.from() - 1] >= 0) {
        carried.add(new Splice(places[change.from() - 1] + 1, 0, change.lines()));
      } else if (change.end() < places.length && places[change.end()] >= 0) {
        carried.add(new Splice(places[change.end()], 0, change.lines()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(carried);
  }
}
