package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Where the lines of a search stand in a file: first exactly, then but for spaces at the ends of
/// lines, then but for one indentation that all lines share. Only a single place will do.
sealed interface Match {

  /// @param replacement the block's replacement, indented as the file is
  record Found(int from, List<String> replacement) implements Match {}

  /// @param places the first line of each, counted from 0
  record Ambiguous(List<Integer> places) implements Match {}

  record Absent() implements Match {}

  static Match find(List<String> file, EditBlock block) {
    return same(file, block, UnaryOperator.identity())
        .or(() -> same(file, block, String::stripTrailing))
        .or(() -> indented(file, block))
        .orElseGet(Absent::new);
  }

  private static Optional<Match> same(
      List<String> file, EditBlock block, UnaryOperator<String> view) {
    List<String> lines = file.stream().map(view).toList();
    List<String> wanted = block.search().stream().map(view).toList();
    List<Found> found =
        starts(file, block)
            .filter(i -> lines.subList(i, i + wanted.size()).equals(wanted))
            .mapToObj(i -> new Found(i, block.replace()))
            .toList();
    return single(found);
  }

  private static Optional<Match> indented(List<String> file, EditBlock block) {
    int size = block.search().size();
    List<Found> found = new ArrayList<>();
    starts(file, block)
        .forEach(
            i ->
                Indentation.between(block.search(), file.subList(i, i + size))
                    .flatMap(indentation -> indentation.applied(block.replace()))
                    .ifPresent(replacement -> found.add(new Found(i, replacement))));
    return single(found);
  }

  private static IntStream starts(List<String> file, EditBlock block) {
    return IntStream.rangeClosed(0, file.size() - block.search().size());
  }

  private static Optional<Match> single(List<Found> found) {
    return switch (found.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(found.getFirst());
      default -> Optional.of(new Ambiguous(found.stream().map(Found::from).toList()));
    };
  }
}
