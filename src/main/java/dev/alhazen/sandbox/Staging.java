package dev.alhazen.sandbox;

import dev.alhazen.base.Digest;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A folder for one sandboxed command: filled with its inputs, emptied of its outputs, deleted.
public final class Staging implements AutoCloseable {
  /// More files than any honest run leaves; each costs a sync of the disk.
  private static final int MOST_OUTPUTS = 5_000;

  private final Path root;
  private final Path work;
  private final Path log;

  /// Makes the folder `root` with the folder `work` inside, which holds copies of the inputs: never
  /// links, so that nothing that happens to them reaches the blobs.
  ///
  /// @throws UnavailableException where an input's blob is gone or the disk is full
  Staging(Path root, Path work, Tree inputs, Blobs blobs) {
    this.root = root;
    this.work = root.resolve(work);
    this.log = root.resolveSibling(root.getFileName() + ".log.gz");
    try {
      fill(inputs, blobs);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void fill(Tree inputs, Blobs blobs) {
    try {
      Files.createDirectories(work);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
      for (Map.Entry<String, Digest> file : inputs.files().entrySet()) {
        copy(file.getValue(), work.resolve(file.getKey()), blobs);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be filled: %s. Check permissions and free space.".formatted(work, e),
          e);
    }
  }

  /// The private part, which the command does not see.
  public Path root() {
    return root;
  }

  /// What the command sees as its workspace.
  public Path work() {
    return work;
  }

  /// Where the whole log of the command may be written, outside of what it can fill.
  public Path log() {
    return log;
  }

  /// Makes a user the owner of all that is there but the files that it must not change.
  public void giveTo(int user, Globs readOnly) {
    try {
      for (Path path : Folders.all(work)) {
        String relative = work.relativize(path).toString();
        if (Files.isDirectory(path) || !readOnly.matches(relative)) {
          Files.setAttribute(path, "unix:uid", user);
          Files.setAttribute(path, "unix:gid", user);
        }
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be given to user %d: %s.".formatted(work, user, e), e);
    }
  }

  /// Stores what the command left behind: readable regular files that match the request's outputs,
  /// the first 5,000 by name. Symbolic links, devices, hard links to files elsewhere, names that no
  /// tree can hold, and files that the command saw read-only are ignored.
  public Collected collect(SandboxRequest request, Blobs blobs) {
    TreeMap<String, Digest> found = new TreeMap<>();
    int leftOut = 0;
    try {
      List<Path> all = Folders.all(work);
      LinkCounts links = LinkCounts.of(all);
      for (Path path : all) {
        String relative = work.relativize(path).toString();
        if (!isWanted(relative, request) || !links.isWhollyInside(path)) {
          continue;
        }
        if (found.size() < MOST_OUTPUTS && Files.isReadable(path)) {
          found.put(relative, blobs.putFile(path));
        } else {
          leftOut++;
        }
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Outputs of %s in %s cannot be collected: %s.".formatted(request.step(), work, e), e);
    }
    Optional<Digest> whole = Files.exists(log) ? Optional.of(blobs.putFile(log)) : Optional.empty();
    return new Collected(new Tree(found), leftOut, whole);
  }

  /// What was stored.
  ///
  /// @param leftOut how many files more matched
  /// @param log the whole log, where it was too long for the texts of an execution
  public record Collected(Tree tree, int leftOut, Optional<Digest> log) {
    /// For the end of what the command wrote to its standard error; empty where all is well.
    public String note() {
      return leftOut == 0
          ? ""
          : "\n[%d output files were not kept: too many or unreadable]\n".formatted(leftOut);
    }
  }

  @Override
  public void close() {
    Folders.delete(log);
    Folders.delete(root);
  }

  private static boolean isWanted(String path, SandboxRequest request) {
    return !path.isBlank()
        && !path.matches(".*[\\\\\\p{Cntrl}\uFFFD].*")
        && request.outputs().matches(path)
        && !(request.readOnly().matches(path) && request.inputs().files().containsKey(path));
  }

  private static void copy(Digest digest, Path target, Blobs blobs) throws IOException {
    Path source = blobs.path(digest);
    if (!Files.isRegularFile(source)) {
      throw new UnavailableException("Blob %s is gone.".formatted(source));
    }
    Files.createDirectories(target.getParent());
    Files.copy(source, target);
    if (!Digest.ofFile(target).equals(digest)) {
      throw new UnavailableException("Blob %s was changed on disk.".formatted(source));
    }
    boolean isScript = isScript(target);
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(isScript ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static boolean isScript(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == '#' && in.read() == '!';
    }
  }
}
