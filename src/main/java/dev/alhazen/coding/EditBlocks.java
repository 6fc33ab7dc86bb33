package dev.alhazen.coding;

import dev.alhazen.sandbox.Globs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Changes files as a coder's reply asks: by edit blocks (a line with the path, `<<<<<<< SEARCH`,
/// lines of the file, `=======`, other lines, `>>>>>>> REPLACE`), by unified diffs, or by whole
/// files in fences. Everything is applied, or nothing.
///
/// Nothing is guessed that could change another place than meant: lines that stand at several
/// places, that are not there, or that a passage only resembles where it is changed, are refused
/// with a report for the coder. Takes about linear time. Thread-safe.
///
/// @param editable the files that may change or appear
/// @param fixed files that may not, even where `editable` covers them
public record EditBlocks(Globs editable, Globs fixed) {
  private static final Pattern ORDINARY =
      Pattern.compile("[\\w@+-][\\w.@+-]*(/[\\w@+-][\\w.@+-]*)*");

  /// Whether a reply holds, or begins, an edit block or a unified diff.
  public static boolean isEdit(String reply) {
    return Reply.isEdit(reply);
  }

  /// @param files path → text of every file that exists and may be changed
  public Edit apply(String reply, SequencedMap<String, String> files) {
    Reply parsed = Reply.parse(reply, files);
    List<String> names = List.copyOf(files.keySet());
    if (parsed.isEmpty()) {
      return new Edit.Refused(RefusalReport.noBlocks(names));
    }
    Draft draft = new Draft(files, this::isEditable);
    named(parsed.requests(), names).forEach(draft::apply);
    List<Refusal> refusals = new ArrayList<>(parsed.refusals());
    refusals.addAll(draft.refusals());
    if (!refusals.isEmpty()) {
      return new Edit.Refused(RefusalReport.of(parsed.form(), parsed.count(), refusals));
    }
    SequencedMap<String, String> changed = draft.changed();
    return changed.isEmpty()
        ? new Edit.Refused(RefusalReport.noChange(parsed.form()))
        : new Edit.Applied(changed, summary(files, changed, draft.notes()));
  }

  /// A change without a path is for the file of the one before, or the only file there is.
  private static List<Request> named(List<Request> requests, List<String> names) {
    String last = names.size() == 1 ? names.getFirst() : "";
    List<Request> named = new ArrayList<>();
    for (Request request : requests) {
      if (!(request instanceof WholeFile) && !request.path().isEmpty()) {
        last = request.path();
      }
      named.add(
          switch (request) {
            case EditBlock block -> block.at(last);
            case FileDiff diff -> diff.at(last);
            case WholeFile file -> file;
          });
    }
    return named;
  }

  /// Whether a path is one that a coder may write.
  boolean isEditable(String path) {
    return ORDINARY.matcher(path).matches() && editable.matches(path) && !fixed.matches(path);
  }

  static String summary(
      Map<String, String> before, Map<String, String> changed, List<String> notes) {
    String counts =
        changed.entrySet().stream()
            .map(
                file ->
                    counts(file.getKey(), before.getOrDefault(file.getKey(), ""), file.getValue()))
            .collect(Collectors.joining("; "));
    return notes.isEmpty() ? counts : counts + "\n" + String.join("\n", notes);
  }

  private static String counts(String path, String before, String after) {
    int added = 0;
    int removed = 0;
    for (Splice splice : LineDiff.between(before.lines().toList(), after.lines().toList())) {
      added += splice.lines().size();
      removed += splice.removed();
    }
    return "%s: %d line%s added, %d removed".formatted(path, added, added == 1 ? "" : "s", removed);
  }
}
