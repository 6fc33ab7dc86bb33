package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The files while a reply's changes are tried on them, one after the other.
final class Draft {
  private final SequencedMap<String, String> files;
  private final Predicate<String> editable;
  private final List<String> names;
  private final Map<String, ChangedFile> now = new LinkedHashMap<>();
  private final Map<String, WholeFile> whole = new HashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /// @param editable whether a file may change or appear
  Draft(SequencedMap<String, String> files, Predicate<String> editable) {
    this.files = files;
    this.editable = editable;
    this.names = List.copyOf(files.keySet());
    files.forEach((path, text) -> now.put(path, new ChangedFile(text)));
  }

  List<Refusal> refusals() {
    return refusals;
  }

  /// What people and the coder should know of changes that were applied.
  List<String> notes() {
    return notes;
  }

  /// The texts of those files that are no longer what they were.
  TreeMap<String, String> changed() {
    TreeMap<String, String> changed = new TreeMap<>();
    now.forEach(
        (path, file) -> {
          String text = file.text();
          if (!text.equals(files.get(path))) {
            changed.put(path, text);
          }
        });
    return changed;
  }

  /// Tries one change; none where so many do not fit that no more would be told.
  void apply(Request request) {
    if (refusals.size() >= RefusalReport.DETAILED) {
      return;
    }
    switch (request) {
      case EditBlock block -> block(block);
      case FileDiff diff -> diff(diff);
      case WholeFile file -> file(file);
    }
  }

  private void block(EditBlock block) {
    Optional<String> forbidden = forbidden(Form.BLOCK, block.path());
    if (forbidden.isPresent()) {
      refuse(block, forbidden.get());
      return;
    }
    if (block.isNewFile()) {
      create(block);
    } else if (!now.containsKey(block.path())) {
      refuse(block, RefusalReport.noSuchFile(names));
    } else {
      ChangedFile file = now.get(block.path());
      located(file, block, file.find(block)).ifPresent(splices -> put(block, file, splices));
    }
  }

  private void create(EditBlock block) {
    ChangedFile file = file(block.path());
    SourceLines before = file.settle();
    if (!before.isBlank()) {
      refuse(block, RefusalReport.emptySearch());
    } else if (block.replace().stream().allMatch(String::isBlank)) {
      refuse(block, RefusalReport.empty());
    } else if (Elision.in(block.replace())) {
      refuse(block, RefusalReport.leftOut(block));
    } else {
      put(block, file, List.of(new Splice(0, before.lines().size(), block.replace())));
    }
  }

  /// What a block changes; where it has no place, says so to the coder.
  private Optional<List<Splice>> located(ChangedFile file, EditBlock block, Match match) {
    switch (match) {
      case Match.Found(_, _, List<Splice> splices, Optional<String> note) -> {
        note.ifPresent(notes::add);
        return Optional.of(splices);
      }
      case Match.Ambiguous(EditBlock part, List<Integer> places) ->
          refuse(block, RefusalReport.ambiguous(part, places));
      case Match.Unclear(String reason) -> refuse(block, reason);
      case Match.Absent(EditBlock part) ->
          refuse(block, RefusalReport.absent(file.lines().texts(), part));
    }
    return Optional.empty();
  }

  private void diff(FileDiff diff) {
    EditBlock first =
        diff.hunks().isEmpty()
            ? new EditBlock(Form.HUNK, 1, diff.path(), List.of(), List.of(), 0)
            : diff.hunks().getFirst().block();
    Optional<String> forbidden = forbidden(Form.HUNK, diff.path());
    boolean isNew =
        file(diff.path()).settle().isBlank()
            && diff.hunks().stream().allMatch(h -> h.block().isNewFile());
    if (forbidden.isPresent()) {
      refuse(first, forbidden.get());
      return;
    }
    switch (diff.kind()) {
      case DELETE, RENAME -> refuse(first, RefusalReport.noDelete());
      case CREATE, CHANGE -> {
        if (isNew && !diff.hunks().isEmpty()) {
          create(first.with(List.of(), added(diff)));
        } else if (diff.kind() == FileDiff.Kind.CREATE) {
          refuse(first, RefusalReport.exists());
        } else if (!now.containsKey(diff.path())) {
          refuse(first, RefusalReport.noSuchFile(names));
        } else {
          hunks(diff, now.get(diff.path()));
        }
      }
    }
  }

  private static List<String> added(FileDiff diff) {
    return diff.hunks().stream().flatMap(hunk -> hunk.block().replace().stream()).toList();
  }

  private void hunks(FileDiff diff, ChangedFile file) {
    int refused = refusals.size();
    List<Splice> all = new ArrayList<>();
    FileDiff.End end = FileDiff.End.AS_IS;
    for (FileDiff.Hunk hunk : diff.hunks()) {
      if (refusals.size() >= RefusalReport.DETAILED) {
        return;
      }
      if (hunk.block().isNewFile()) {
        refuse(hunk.block(), RefusalReport.noContext());
      } else {
        Match match = Match.find(file.lines().texts(), hunk.block());
        List<Splice> splices = located(file, hunk.block(), match).orElse(List.of());
        if (overlap(all, splices)) {
          refuse(hunk.block(), RefusalReport.overlap());
        }
        all.addAll(splices);
        end = hunk.end() == FileDiff.End.AS_IS ? end : hunk.end();
      }
    }
    if (refusals.size() == refused) {
      put(diff.hunks().getFirst().block(), file, all);
      file.end(end);
    }
  }

  private static boolean overlap(List<Splice> some, List<Splice> others) {
    return some.stream()
        .anyMatch(
            a ->
                others.stream()
                    .anyMatch(
                        b ->
                            a.from() < b.end() && b.from() < a.end()
                                || a.from() == b.from() && a.removed() * b.removed() == 0));
  }

  private void file(WholeFile file) {
    EditBlock block =
        new EditBlock(Form.FILE, file.number(), file.path(), List.of(), file.lines(), 0);
    Optional<String> forbidden = forbidden(Form.FILE, file.path());
    WholeFile earlier = whole.putIfAbsent(file.path(), file);
    ChangedFile changed = file(file.path());
    List<String> old = changed.settle().texts();
    Optional<String> fragment = Fragment.reason(old, file);
    if (forbidden.isPresent()) {
      refuse(block, forbidden.get());
    } else if (earlier != null) {
      if (!earlier.lines().equals(file.lines())) {
        refuse(block, RefusalReport.twice());
      }
    } else if (fragment.isPresent()) {
      refuse(block, fragment.get());
    } else {
      put(block, changed, LineDiff.between(old, file.lines()));
    }
  }

  private ChangedFile file(String path) {
    return Optional.ofNullable(now.get(path)).orElseGet(() -> new ChangedFile(""));
  }

  /// Why nothing may be changed there; empty where it may.
  private Optional<String> forbidden(Form form, String path) {
    if (path.isEmpty()) {
      return Optional.of(RefusalReport.noFile(form, names));
    }
    return editable.test(path) ? Optional.empty() : Optional.of(RefusalReport.notEditable(names));
  }

  private void put(EditBlock block, ChangedFile file, List<Splice> splices) {
    if (Directives.change(file.lines(), splices)) {
      refuse(block, RefusalReport.frozen());
    } else {
      file.put(splices);
      now.put(block.path(), file);
    }
  }

  private void refuse(EditBlock block, String reason) {
    refusals.add(Refusal.of(block, reason));
  }
}
