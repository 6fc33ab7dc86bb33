package dev.alhazen.coding;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a program left in its workspace, seen as an edit: files that may be changed count, and all
/// of them or none; others are thrown away, which is told.
final class LeftFiles {
  private static final int MOST_NAMED = 8;
  private static final int MOST_BYTES = 1 << 20;

  private final Coder.Assignment assignment;
  private final Blobs blobs;
  private final EditBlocks rules;

  LeftFiles(Coder.Assignment assignment, Blobs blobs) {
    this.assignment = assignment;
    this.blobs = blobs;
    this.rules = new EditBlocks(assignment.editable(), assignment.fixed());
  }

  Edit edit(Tree left) {
    List<String> gone =
        assignment.files().keySet().stream()
            .filter(path -> !left.files().containsKey(path))
            .toList();
    if (!gone.isEmpty()) {
      return new Edit.Refused(
          "These files were deleted or renamed, which is not allowed: %s. Nothing was kept."
              .formatted(named(gone)));
    }
    SequencedMap<String, String> texts = new TreeMap<>();
    List<String> unreadable = new ArrayList<>();
    for (Map.Entry<String, Digest> file : changed(left).entrySet()) {
      if (rules.isEditable(file.getKey())) {
        text(file.getValue())
            .ifPresentOrElse(
                text -> texts.put(file.getKey(), text), () -> unreadable.add(file.getKey()));
      }
    }
    if (!unreadable.isEmpty()) {
      return new Edit.Refused(
          "These files are no texts in UTF-8 of at most 1 MiB: %s. Nothing was kept."
              .formatted(named(unreadable)));
    }
    return texts.isEmpty()
        ? new Edit.Refused(nothing(left))
        : new Edit.Applied(texts, summary(texts, left));
  }

  private SequencedMap<String, Digest> changed(Tree left) {
    SequencedMap<String, Digest> changed = new TreeMap<>(left.files());
    changed
        .entrySet()
        .removeIf(file -> file.getValue().equals(assignment.tree().files().get(file.getKey())));
    return changed;
  }

  private String nothing(Tree left) {
    return "No file that may be changed was changed. You may change: %s.%s"
        .formatted(
            String.join(", ", assignment.files().keySet()),
            discarded(left).map(note -> " " + note).orElse(""));
  }

  private String summary(Map<String, String> texts, Tree left) {
    List<String> notes = new ArrayList<>();
    discarded(left).ifPresent(notes::add);
    return EditBlocks.summary(assignment.files(), texts, notes);
  }

  private Optional<String> discarded(Tree left) {
    TreeSet<String> others = new TreeSet<>(changed(left).keySet());
    others.removeIf(rules::isEditable);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What was written to other files was thrown away: %s."
                .formatted(named(List.copyOf(others))));
  }

  private Optional<String> text(Digest digest) {
    byte[] bytes = blobs.bytes(digest);
    if (bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String named(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(MOST_NAMED, paths.size())));
    return paths.size() <= MOST_NAMED
        ? first
        : "%s and %d more".formatted(first, paths.size() - MOST_NAMED);
  }
}
