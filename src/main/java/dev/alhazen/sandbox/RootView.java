package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a command sees, as mounts over an otherwise empty root: for sandboxes that need a folder to
/// be that root, and make the mounts themselves. It is the view of the bubblewrap tier.
///
/// @param folder the command's working folder, absolute
/// @param binds in this order: what lies below another comes after it
/// @param links names in the root that are links to the folder of that name in `/usr`
public record RootView(String folder, List<Bind> binds, List<String> links) {
  public static final String TEMPORARY = "/tmp";

  public RootView {
    binds = List.copyOf(binds);
    links = List.copyOf(links);
  }

  /// A file or folder of this machine, and where the command sees it.
  public record Bind(Path source, String target, Access access) {}

  public enum Access {
    READ_ONLY,
    WRITABLE,
    /// A device file, such as a GPU's.
    DEVICE
  }

  /// @param work the workspace on this machine
  /// @param accounts what `SystemFiles.writeAccounts` wrote
  public static RootView of(SandboxRequest request, Path work, Path accounts) {
    List<Bind> binds = new ArrayList<>();
    for (Path path : SystemFiles.paths()) {
      binds.add(new Bind(path, path.toString(), Access.READ_ONLY));
    }
    for (String name : SystemFiles.accounts()) {
      binds.add(new Bind(accounts.resolve(name), "/etc/" + name, Access.READ_ONLY));
    }
    Path inside = WorkFolder.of(request, Path.of("/work"));
    binds.add(new Bind(work, inside.toString(), Access.WRITABLE));
    Protected kept = Protected.of(request);
    for (String folder : kept.folders()) {
      binds.add(new Bind(work.resolve(folder), inside.resolve(folder).toString(), Access.WRITABLE));
    }
    for (String file : kept.files()) {
      binds.add(new Bind(work.resolve(file), inside.resolve(file).toString(), Access.READ_ONLY));
    }
    for (Mount mount : request.mounts()) {
      String target = WorkFolder.target(mount, inside).toString();
      binds.add(new Bind(mount.source(), target, access(mount.source())));
    }
    return new RootView(inside.toString(), binds, SystemFiles.links());
  }

  private static Access access(Path source) {
    boolean isOrdinary = Files.isRegularFile(source) || Files.isDirectory(source);
    return isOrdinary || !Files.exists(source) ? Access.READ_ONLY : Access.DEVICE;
  }

  /// Whether something is mounted there.
  public boolean has(String target) {
    return binds.stream().anyMatch(bind -> bind.target.equals(target));
  }

  /// Makes a folder with the links and with something at each target to mount over; a target below
  /// the workspace is made there.
  public void furnish(Path root) {
    try {
      Files.createDirectories(root);
      for (String name : links) {
        Files.createSymbolicLink(root.resolve(name), Path.of("usr", name));
      }
      for (String name : List.of("proc", "dev", "sys", "run", "tmp")) {
        Files.createDirectories(root.resolve(name));
      }
      Files.createDirectories(inside(root, SystemFiles.HOME));
      for (Bind bind : binds) {
        place(bind, root);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be filled: %s. Check permissions and free space.".formatted(root, e),
          e);
    }
  }

  /// Where a path of the command lies below the folder that is its root.
  public static Path inside(Path root, String target) {
    return root.resolve(target.substring(1));
  }

  /// Below a read-only mount the target must be there already.
  private void place(Bind bind, Path root) throws IOException {
    Optional<Bind> above = above(bind);
    if (above.isEmpty()) {
      place(bind.source, inside(root, bind.target));
    } else if (above.get().access == Access.WRITABLE) {
      Path relative = Path.of(above.get().target).relativize(Path.of(bind.target));
      place(bind.source, above.get().source.resolve(relative));
    }
  }

  /// The mount in which the target of another lies: the last one that was made.
  private Optional<Bind> above(Bind bind) {
    Path target = Path.of(bind.target);
    return binds.subList(0, binds.indexOf(bind)).reversed().stream()
        .filter(other -> target.startsWith(other.target))
        .findFirst();
  }

  private static void place(Path source, Path target) throws IOException {
    if (Files.isDirectory(source)) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(target);
    }
  }
}
