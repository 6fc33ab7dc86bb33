package dev.alhazen.coding;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.alhazen.sandbox.Globs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Changes files by the edit blocks in a coder's reply: a line with the path, `<<<<<<< SEARCH`,
/// lines of the file, `=======`, other lines, `>>>>>>> REPLACE`. All blocks are applied, or none.
///
/// @param editable the files that may change or appear
/// @param fixed files that may not, even where `editable` covers them
public record EditBlocks(Globs editable, Globs fixed) {
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "//(DEPS|REPOS|SOURCES|FILES|JAVA|(JAVA|JAVAC|RUNTIME|COMPILE|NATIVE)_OPTIONS)\\b.*");

  private static final Pattern ORDINARY =
      Pattern.compile("[\\w@+-][\\w.@+-]*(/[\\w@+-][\\w.@+-]*)*");

  /// Whether a reply holds, or begins, an edit block.
  public static boolean isEdit(String reply) {
    return reply.lines().anyMatch(line -> BlockParser.SEARCH.matcher(line).matches());
  }

  /// @param files path → text of every file that exists and may be changed
  public Edit apply(String reply, SequencedMap<String, String> files) {
    List<String> names = List.copyOf(files.keySet());
    BlockParser.Parsed parsed = BlockParser.parse(reply, files.keySet());
    if (parsed.count() == 0) {
      return new Edit.Refused(RefusalReport.noBlocks(names));
    }
    List<Refusal> refusals = new ArrayList<>(parsed.refusals());
    Map<String, String> now = new LinkedHashMap<>(files);
    for (EditBlock block : named(parsed.blocks(), names)) {
      change(block, now, names).ifPresent(refusals::add);
    }
    if (!refusals.isEmpty()) {
      return new Edit.Refused(RefusalReport.of(parsed.count(), refusals));
    }
    now.entrySet().removeIf(file -> file.getValue().equals(files.get(file.getKey())));
    return now.isEmpty()
        ? new Edit.Refused(RefusalReport.noChange())
        : new Edit.Applied(new TreeMap<>(now), summary(files, now));
  }

  /// A block without a path is for the file of the block before, or the only file there is.
  private static List<EditBlock> named(List<EditBlock> blocks, List<String> names) {
    String last = names.size() == 1 ? names.getFirst() : "";
    List<EditBlock> named = new ArrayList<>();
    for (EditBlock block : blocks) {
      last = block.path().isEmpty() ? last : block.path();
      named.add(block.at(last));
    }
    return named;
  }

  /// Changes one file; says why where it cannot.
  private Optional<Refusal> change(EditBlock block, Map<String, String> now, List<String> names) {
    String path = block.path();
    if (path.isEmpty()) {
      return refused(block, RefusalReport.noFile(names));
    }
    if (!isEditable(path)) {
      return refused(block, RefusalReport.notEditable(names));
    }
    String before = now.getOrDefault(path, "");
    SourceLines lines = SourceLines.of(before);
    if (block.isNewFile()) {
      return before.isBlank()
          ? put(block, now, lines.replaced(0, lines.lines().size(), block.replace()))
          : refused(block, RefusalReport.emptySearch());
    }
    return switch (Match.find(lines.texts(), block)) {
      case Match.Found(int from, List<String> replacement) ->
          put(block, now, lines.replaced(from, block.search().size(), replacement));
      case Match.Ambiguous(List<Integer> places) -> refused(block, RefusalReport.ambiguous(places));
      case Match.Absent() -> refused(block, RefusalReport.absent(lines.texts(), block));
    };
  }

  private static Optional<Refusal> put(
      EditBlock block, Map<String, String> now, SourceLines changed) {
    String before = now.getOrDefault(block.path(), "");
    if (!directives(before).equals(directives(changed.text()))) {
      return refused(block, RefusalReport.frozen());
    }
    now.put(block.path(), changed.text());
    return Optional.empty();
  }

  private boolean isEditable(String path) {
    return ORDINARY.matcher(path).matches() && editable.matches(path) && !fixed.matches(path);
  }

  private static List<String> directives(String text) {
    return text.lines().filter(line -> DIRECTIVE.matcher(line).matches()).toList();
  }

  private static Optional<Refusal> refused(EditBlock block, String reason) {
    return Optional.of(new Refusal(block.number(), block.path(), reason));
  }

  private static String summary(Map<String, String> before, Map<String, String> changed) {
    return changed.entrySet().stream()
        .map(file -> counts(file.getKey(), before.getOrDefault(file.getKey(), ""), file.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String counts(String path, String before, String after) {
    int added = 0;
    int removed = 0;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas()) {
      added += delta.getTarget().size();
      removed += delta.getSource().size();
    }
    return "%s: %d line%s added, %d removed".formatted(path, added, added == 1 ? "" : "s", removed);
  }
}
