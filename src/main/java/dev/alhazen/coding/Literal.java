package dev.alhazen.coding;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/// Finds lines that stand in a file as they were written, but for white space at their ends.
final class Literal {
  /// So many places are as good as any number.
  private static final int MANY = 50;

  private Literal() {}

  /// @return empty where no place has these lines
  static Optional<Match> find(List<String> file, EditBlock block) {
    List<Integer> places = Places.of(file, block.search());
    if (places.isEmpty()) {
      places = viewed(file, block, String::stripTrailing);
    }
    if (!places.isEmpty()) {
      return one(block, places, i -> Optional.of(block.replace()));
    }
    int size = block.search().size();
    List<Integer> indented =
        viewed(file, block, String::strip).stream()
            .filter(i -> Indentation.fits(block.search(), file.subList(i, i + size)))
            .limit(MANY)
            .toList();
    return indented.isEmpty()
        ? Optional.empty()
        : one(
            block,
            indented,
            i -> Indentation.fitted(block.search(), file.subList(i, i + size), block.replace()));
  }

  /// The same for a block whose search and replacement begin or end with blank lines alike.
  static Optional<Match> withoutBlankEdges(List<String> file, EditBlock block) {
    int top = Math.min(blank(block.search()), blank(block.replace()));
    int bottom = Math.min(blank(block.search().reversed()), blank(block.replace().reversed()));
    return top + bottom == 0
        ? Optional.empty()
        : find(
            file,
            block.with(
                block.search().subList(top, block.search().size() - bottom),
                block.replace().subList(top, Math.max(top, block.replace().size() - bottom))));
  }

  private static int blank(List<String> lines) {
    return (int) lines.stream().takeWhile(String::isBlank).count();
  }

  private static List<Integer> viewed(
      List<String> file, EditBlock block, UnaryOperator<String> view) {
    return Places.of(file.stream().map(view).toList(), block.search().stream().map(view).toList());
  }

  /// The only place, or the one of several that the block names by its number.
  private static Optional<Match> one(
      EditBlock block, List<Integer> places, IntFunction<Optional<List<String>>> replacement) {
    if (places.size() > 1 && !places.contains(block.line() - 1)) {
      return Optional.of(new Match.Ambiguous(block, places));
    }
    int place = places.size() > 1 ? block.line() - 1 : places.getFirst();
    List<Splice> splices = LineDiff.between(block.search(), block.replace());
    return Optional.of(
        replacement
            .apply(place)
            .<Match>map(
                lines ->
                    new Match.Found(
                        place,
                        place + block.search().size(),
                        Splice.moved(splices, place, lines),
                        Optional.empty()))
            .orElseGet(() -> new Match.Absent(block)));
  }
}
