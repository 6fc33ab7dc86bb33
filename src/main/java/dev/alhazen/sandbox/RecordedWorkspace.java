package dev.alhazen.sandbox;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Effect;
import dev.alhazen.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// A workspace whose every change is journalled, at the step `<step>/workspace`, with the tree that
/// came of it. Its folder is a projection for people: whatever lies there when work begins is
/// replaced by the initial tree, and the journalled changes are applied again as the pipeline comes
/// to them. Reading never looks at the folder. This class is thread-safe.
public final class RecordedWorkspace implements Workspace {
  private static final String KIND = "workspace";

  private final Journal journal;
  private final Blobs blobs;
  private final Path folder;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Step> changed = new HashSet<>();
  private Tree tree = Tree.EMPTY;

  /// @param folder for this workspace alone: what else lies there is deleted
  /// @param initial the template's copy, with its content in the journal's blobs
  public RecordedWorkspace(Journal journal, Path folder, Tree initial) {
    this.journal = journal;
    this.blobs = journal.blobs();
    this.folder = folder;
    Folders.delete(folder);
    project(initial);
  }

  /// What is asked for, by content: the journalled input.
  private record Asked(Digest before, Tree put, Globs removed) {}

  @Override
  public Tree tree() {
    lock.lock();
    try {
      return tree;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String read(String path) {
    Digest digest = tree().files().get(path);
    if (digest == null) {
      throw new UnavailableException("The workspace has no file %s.".formatted(path));
    }
    return blobs.text(digest);
  }

  /// @throws dev.alhazen.journal.ChangedInputException where this step is journalled with another
  ///   change, or with the same on other files
  @Override
  public void change(Step step, Change change) {
    lock.lock();
    try {
      if (!changed.add(step)) {
        throw new DefectException("Step %s changes the workspace twice.".formatted(step));
      }
      Tree put = stored(change);
      Asked asked = new Asked(Digest.of(Json.line(tree)), put, change.removed());
      project(recorded(Effect.of(step.then(KIND), KIND, asked), asked));
    } finally {
      lock.unlock();
    }
  }

  private Tree stored(Change change) {
    TreeMap<String, Digest> put = new TreeMap<>(change.files().files());
    change.texts().forEach((path, text) -> put.put(path, blobs.put(text)));
    return new Tree(put);
  }

  private Tree recorded(Effect effect, Asked asked) {
    return journal
        .recall(effect)
        .map(known -> Json.to(known, Tree.class))
        .orElseGet(
            () -> {
              Tree after = tree.without(asked.removed()).with(asked.put());
              Journal.Attempt attempt = journal.start(effect, Money.ZERO, Optional.empty());
              attempt.done(Json.tree(after), Money.ZERO, Tokens.NONE);
              return after;
            });
  }

  /// Makes the folder hold exactly these files.
  private void project(Tree next) {
    try {
      Files.createDirectories(folder);
      for (String path : tree.files().keySet()) {
        if (!next.files().containsKey(path)) {
          remove(folder.resolve(path));
        }
      }
      next.files().forEach(this::write);
      tree = next;
    } catch (IOException e) {
      throw new UnavailableException(
          "Workspace %s cannot be written: %s. Check permissions and free space."
              .formatted(folder, e),
          e);
    }
  }

  private void write(String path, Digest content) {
    if (!content.equals(tree.files().get(path))) {
      blobs.materialise(content, folder.resolve(path));
    }
  }

  private void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    Path up = file.getParent();
    while (up != null && !up.equals(folder) && isEmpty(up)) {
      Files.delete(up);
      up = up.getParent();
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }
}
