package dev.alhazen.coding;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The report that a coder gets where its reply was not applied. Product text: golden tests hold
/// every sentence.
final class RefusalReport {
  /// How many lines of a passage are quoted.
  private static final int QUOTED = 24;

  private RefusalReport() {}

  static String of(int blocks, List<Refusal> refusals) {
    String which =
        blocks == 1
            ? "the edit block does not fit"
            : refusals.size() == blocks
                ? "none of the %d edit blocks fits".formatted(blocks)
                : "%d of the %d edit blocks %s not fit"
                    .formatted(refusals.size(), blocks, refusals.size() == 1 ? "does" : "do");
    String details =
        refusals.stream()
            .sorted(Comparator.comparingInt(Refusal::block))
            .map(refusal -> "%s: %s".formatted(refusal.title(), refusal.reason()))
            .collect(Collectors.joining("\n\n"));
    return """
        Nothing was changed: %s. The blocks of a reply are applied all together or not at all.

        %s

        Send all blocks again, corrected."""
        .formatted(which, details);
  }

  static String noBlocks(List<String> editable) {
    return """
        Nothing was changed: the reply holds no edit block. An edit block looks like this:

        %s
        <<<<<<< SEARCH
        lines exactly as they stand in the file
        =======
        lines that take their place
        >>>>>>> REPLACE

        Send the change as edit blocks."""
        .formatted(editable.isEmpty() ? "File.java" : editable.getFirst());
  }

  static String noChange() {
    return """
        Nothing was changed: the edit blocks leave every file as it is. Send blocks that make the \
        change.""";
  }

  static String absent(List<String> file, EditBlock block) {
    if (occurs(file, block.replace())) {
      return """
          its SEARCH lines are not in the file, and its REPLACE lines are there already. Leave out \
          a change that is made.""";
    }
    return NearestLines.find(file, block.search())
        .map(nearest -> didYouMean(block, nearest))
        .orElseGet(
            () ->
                "its SEARCH lines are not in the file, and nothing like them. It searched for:\n"
                    + quote(block.search())
                    + "\nCopy the lines from the file as it is now.");
  }

  private static String didYouMean(EditBlock block, NearestLines nearest) {
    int from = nearest.from() + 1;
    int to = nearest.from() + nearest.lines().size();
    return """
        its SEARCH lines are not in the file. It searched for:
        %s
        Did you mean %s of the file?
        %s
        Copy the SEARCH lines from the file, letter for letter, with their indentation."""
        .formatted(
            quote(block.search()),
            from == to ? "line %d".formatted(from) : "these lines, %d to %d".formatted(from, to),
            quote(nearest.lines()));
  }

  static String ambiguous(List<Integer> places) {
    return """
        its SEARCH lines stand at %d places of the file, from lines %s. Add lines before or after, \
        so that only one place fits."""
        .formatted(
            places.size(),
            places.stream().map(i -> String.valueOf(i + 1)).collect(Collectors.joining(", ")));
  }

  static String notEditable(List<String> editable) {
    return "this file is not to be changed. You may change: %s."
        .formatted(editable.isEmpty() ? "nothing" : String.join(", ", editable));
  }

  static String noFile(List<String> editable) {
    return """
        it does not say which file it is for. Write the file's path alone on the line above \
        `<<<<<<< SEARCH`; you may change: %s."""
        .formatted(String.join(", ", editable));
  }

  static String emptySearch() {
    return """
        its SEARCH is empty, but the file exists. Put the lines that are to be replaced there; only \
        a new file has an empty SEARCH.""";
  }

  static String frozen() {
    return """
        it changes a line that begins with `//DEPS` or another directive of the build. These lines \
        stay as they are: no library can be added.""";
  }

  private static boolean occurs(List<String> file, List<String> lines) {
    return lines.stream().anyMatch(line -> !line.isBlank())
        && java.util.Collections.indexOfSubList(file, lines) >= 0;
  }

  private static String quote(List<String> lines) {
    String shown = lines.stream().limit(QUOTED).collect(Collectors.joining("\n"));
    String rest =
        lines.size() > QUOTED ? "\n(and %d lines more)".formatted(lines.size() - QUOTED) : "";
    return "```\n%s%s\n```".formatted(shown, rest);
  }
}
