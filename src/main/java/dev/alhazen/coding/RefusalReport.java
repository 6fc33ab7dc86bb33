package dev.alhazen.coding;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The report that a coder gets where its reply was not applied. Product text: golden tests hold
/// every sentence.
final class RefusalReport {
  /// How many lines of a passage are quoted.
  private static final int QUOTED = 24;

  /// How many refusals are told in full.
  static final int DETAILED = 8;

  /// How many places of a block are named.
  private static final int NAMED = 12;

  private RefusalReport() {}

  /// @param form what the changes of the reply are called
  /// @param count how many there are
  static String of(Form form, int count, List<Refusal> refusals) {
    String which =
        count == 1
            ? "the %s does not fit".formatted(form.noun())
            : refusals.size() == count
                ? "none of the %d %ss fits".formatted(count, form.noun())
                : "%s%d of the %d %ss %s not fit"
                    .formatted(
                        refusals.size() < DETAILED ? "" : "at least ",
                        refusals.size(),
                        count,
                        form.noun(),
                        refusals.size() == 1 ? "does" : "do");
    String details =
        refusals.stream()
            .sorted(Comparator.comparingInt(Refusal::number))
            .limit(DETAILED)
            .map(refusal -> "%s: %s".formatted(refusal.title(), refusal.reason()))
            .collect(Collectors.joining("\n\n"));
    String more =
        refusals.size() >= DETAILED && refusals.size() < count
            ? "\n\nNot every %s was tried after these.".formatted(form.brief())
            : "";
    return """
        Nothing was changed: %s. The %ss of a reply are applied all together or not at all.

        %s%s

        Send all %ss again, corrected."""
        .formatted(which, form.brief(), details, more, form.brief());
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

  static String noChange(Form form) {
    return """
        Nothing was changed: the %ss leave every file as it is. Send %ss that make the \
        change."""
        .formatted(form.noun(), form.brief());
  }

  static String absent(List<String> file, EditBlock block) {
    String what = block.form().sought();
    if (occurs(file, block.replace())) {
      return """
          its %s are not in the file, and its %s are there already. Leave out \
          a change that is made."""
          .formatted(what, block.form().put());
    }
    return NearestLines.find(file, block.search())
        .map(nearest -> didYouMean(block, nearest))
        .orElseGet(
            () ->
                "its %s are not in the file, and nothing like them. It searched for:\n"
                        .formatted(what)
                    + quote(block.search())
                    + "\nCopy the lines from the file as it is now.");
  }

  private static String didYouMean(EditBlock block, NearestLines nearest) {
    return """
        its %1$s are not in the file. It searched for:
        %2$s
        Did you mean %3$s of the file?
        %4$s
        Copy the %1$s from the file, letter for letter, with their indentation."""
        .formatted(
            block.form().sought(),
            quote(block.search()),
            range(nearest.from(), nearest.from() + nearest.lines().size(), "these lines, "),
            quote(nearest.lines()));
  }

  static String ambiguous(EditBlock block, List<Integer> places) {
    return """
        its %s stand at %s places of the file, from lines %s. Add lines before or after, \
        so that only one place fits."""
        .formatted(
            block.form().sought(),
            places.size() > NAMED ? "more than " + NAMED : String.valueOf(places.size()),
            places.stream()
                .limit(NAMED)
                .map(i -> String.valueOf(i + 1))
                .collect(Collectors.joining(", ")));
  }

  static String notEditable(List<String> editable) {
    return "this file is not to be changed. You may change: %s."
        .formatted(editable.isEmpty() ? "nothing" : String.join(", ", editable));
  }

  static String noFile(Form form, List<String> editable) {
    String where =
        form == Form.HUNK
            ? "in lines `--- a/PATH` and `+++ b/PATH` before its first hunk"
            : "alone on the line above `<<<<<<< SEARCH`";
    return """
        it does not say which file it is for. Write the file's path %s; you may change: %s."""
        .formatted(where, String.join(", ", editable));
  }

  static String noSuchFile(List<String> existing) {
    return """
        there is no such file. To make it, send a block with an empty SEARCH; these exist: %s."""
        .formatted(existing.isEmpty() ? "none" : String.join(", ", existing));
  }

  static String empty() {
    return "it is empty.";
  }

  static String dividers(int count) {
    return """
        it has %d lines `=======`, and it is not clear which of them divides it. Choose lines that \
        hold none, or write the other lines with more or fewer signs."""
        .formatted(count);
  }

  static String leftOut(EditBlock block) {
    return """
        its %s have a line that stands for code left out (`%s`), as if it were code. Write all \
        lines out, or only the lines that change."""
        .formatted(
            block.form().put(),
            block.replace().stream().filter(Elision::is).findFirst().orElse("...").strip());
  }

  static String elisions(EditBlock block) {
    return """
        the numbers of lines that stand for code left out differ: %2$d in its %1$s, %4$d in its %3$s. What is left out stays in the \
        file, so both must leave out the same; to remove lines, write them out."""
        .formatted(
            block.form().sought(),
            Elision.count(block.search()),
            block.form().put(),
            Elision.count(block.replace()));
  }

  static String unanchored(EditBlock block) {
    return """
        its %s leave code out without a line before and after it that is in the file. Write out \
        the lines that change, and one or two around them."""
        .formatted(block.form().sought());
  }

  static String disordered(EditBlock block) {
    return """
        its %s leave code out between lines that stand in another order in the file. Send one \
        block for each place."""
        .formatted(block.form().sought());
  }

  /// A note: a block was applied that leaves lines out.
  static String kept(EditBlock block, int from, int end, int kept) {
    return "%s was applied at %s; what it leaves out stayed as it was (%d line%s)."
        .formatted(block.title(), range(from, end, "lines "), kept, kept == 1 ? "" : "s");
  }

  /// A note: a block was applied although the file is not quite as it says.
  static String inexact(EditBlock block, int from, int end, int found, int sought) {
    String how =
        found < sought
            ? "only %d of its %d %s are in the file there"
                .formatted(found, sought, block.form().sought())
            : "its %s are there only with other spaces, or lines between them"
                .formatted(block.form().sought());
    return """
        %s was applied at %s, although %s; what it changes was as it says, and the file's other \
        lines stayed as they were."""
        .formatted(block.title(), range(from, end, "lines "), how);
  }

  private static String range(int from, int end, String several) {
    return end - from == 1
        ? "line %d".formatted(from + 1)
        : "%s%d to %d".formatted(several, from + 1, end);
  }

  static String noContext() {
    return """
        it adds lines to a file that exists without a line of context. Repeat one or two lines of \
        the file before and after them.""";
  }

  static String overlap() {
    return """
        it changes lines that another hunk changes too. Put both into one hunk.""";
  }

  static String exists() {
    return "the diff makes this file as a new one, but it exists. Send hunks that change it.";
  }

  static String noDelete() {
    return "files cannot be deleted or renamed. Change what they hold.";
  }

  static String cutFile() {
    return """
        the reply ends within this file. Was it too long? Send only the change, as edit blocks.""";
  }

  static String leftOutOfFile() {
    return """
        a line of it stands for code left out. Send the file from its first line to its last, or \
        only the change, as edit blocks.""";
  }

  static String fragment(int lines, int old) {
    return """
        its %d lines look like a passage, while the file has %d: taken for the whole file, they \
        would delete the rest. Send the file from its first line to its last, or only the change, \
        as edit blocks."""
        .formatted(lines, old);
  }

  static String twice() {
    return "the reply holds this file twice, not alike. Send it once.";
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
    return lines.stream().anyMatch(line -> !line.isBlank()) && !Places.of(file, lines).isEmpty();
  }

  private static String quote(List<String> lines) {
    String shown = lines.stream().limit(QUOTED).collect(Collectors.joining("\n"));
    String rest =
        lines.size() > QUOTED ? "\n(and %d lines more)".formatted(lines.size() - QUOTED) : "";
    return "```\n%s%s\n```".formatted(shown, rest);
  }
}
