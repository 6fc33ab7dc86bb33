package dev.alhazen.sandbox.landlock;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.MountPaths;
import dev.alhazen.sandbox.Protected;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Sources;
import dev.alhazen.sandbox.SystemFiles;
import dev.alhazen.sandbox.landlock.Filter.Tree;
import dev.alhazen.sandbox.landlock.Policy.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Where a command finds what, as far as this tier can arrange it: its folders lie at their real
/// paths; with namespaces, `/tmp` and `/dev/shm` are its own, the other folders where people and
/// services keep their files are empty, and protected files cannot be replaced.
final class Layout {
  private static final Path TEMPORARY = Path.of("/tmp");
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /// Covered by empty folders, but for what the command needs of them.
  private static final List<String> COVERED =
      List.of("/tmp", "/dev/shm", "/home", "/root", "/run", "/mnt", "/media", "/srv");

  private static final List<String> DEVICES =
      List.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom");

  private final SandboxRequest request;
  private final Tree tree;
  private final Sources sources;
  private final Rooms rooms;
  private final MountPaths mounts;

  /// @param sources of which everything that is needed is asked here
  Layout(SandboxRequest request, Tree tree, Sources sources, Rooms rooms) {
    this.request = request;
    this.tree = tree;
    this.sources = sources;
    this.rooms = rooms;
    sources.reachable(rooms.scratch());
    this.mounts =
        new MountPaths(request.mounts(), mount -> sources.reachable(mount.source()));
  }

  /// The folders of one run, all below the scratch folder.
  ///
  /// @param scratch of all runs, with the launcher and the made-up accounts
  /// @param root of this run
  record Rooms(Path scratch, Path root, Path java) {
    Path work() {
      return root.resolve("work");
    }

    Path home() {
      return root.resolve("home");
    }

    Path temporary() {
      return root.resolve("tmp");
    }

    Path cover(Path target) {
      return root.resolve("cover").resolve(target.toString().substring(1).replace('/', '-'));
    }

    Path status() {
      return root.resolve("status");
    }

    Path launcher() {
      return scratch.resolve("launcher");
    }

    Path accounts() {
      return scratch.resolve("etc");
    }
  }

  /// The path of a folder or file of this machine as the command's user finds it.
  Path at(Path path) {
    return Path.of(sources.reachable(path));
  }

  /// The command's own variables.
  SequencedMap<String, String> variables() {
    SequencedMap<String, String> variables = new TreeMap<>();
    Map<String, String> plain =
        SandboxEnvironment.of(request, at(rooms.home()).toString(), temporary().toString());
    plain.forEach((name, value) -> variables.put(name, mounts.replaced(value)));
    return variables;
  }

  List<String> command() {
    return request.command().stream().map(mounts::replaced).toList();
  }

  /// @param command what the launcher becomes
  Policy policy(List<String> command) {
    List<Place> places = switch (tree) {
      case NAMESPACE -> places();
      case SESSION -> List.of();
    };
    return new Policy(
        at(rooms.status()), at(rooms.work()), tree, places, reads(), writes(), command);
  }

  private List<Path> reads() {
    List<Path> reads = new ArrayList<>(SystemFiles.paths());
    reads.add(Path.of("/proc"));
    request.mounts().forEach(mount -> reads.add(at(mount.source())));
    if (tree == Tree.NAMESPACE) {
      SystemFiles.accounts().stream().map(Layout::account).filter(Files::isRegularFile)
          .forEach(reads::add);
    }
    return reads;
  }

  private List<Path> writes() {
    List<Path> writes = new ArrayList<>();
    writes.add(at(rooms.work()));
    writes.add(at(rooms.home()));
    writes.add(temporary());
    if (isCovered(SHARED_MEMORY)) {
      writes.add(SHARED_MEMORY);
    }
    DEVICES.stream().map(Path::of).filter(Files::exists).forEach(writes::add);
    return writes;
  }

  private Path temporary() {
    return isCovered(TEMPORARY) ? TEMPORARY : at(rooms.temporary());
  }

  /// A folder in which closed places were made reachable stays as it is.
  private boolean isCovered(Path target) {
    return tree == Tree.NAMESPACE
        && Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)
        && !(target.equals(sources.place()) && !sources.moved().isEmpty());
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    COVERED.stream().map(Path::of).filter(this::isCovered).forEach(each -> cover(each, places));
    for (String name : SystemFiles.accounts()) {
      if (Files.isRegularFile(account(name), LinkOption.NOFOLLOW_LINKS)) {
        Path madeUp = at(rooms.accounts()).resolve(name);
        places.add(new Place(Place.How.READ_ONLY, madeUp, account(name)));
      }
    }
    for (Path own : List.of(rooms.work(), rooms.home(), rooms.temporary(), rooms.status())) {
      places.add(onItself(Place.How.WRITABLE, at(own)));
    }
    Path work = at(rooms.work());
    Protected kept = Protected.of(request);
    kept.folders().forEach(each -> places.add(onItself(Place.How.WRITABLE, work.resolve(each))));
    kept.files().forEach(each -> places.add(onItself(Place.How.READ_ONLY, work.resolve(each))));
    return places;
  }

  private static Place onItself(Place.How how, Path path) {
    return new Place(how, path, path);
  }

  private static Path account(String name) {
    return Path.of("/etc", name);
  }

  /// Binds what is needed into an empty folder, at the same path from there, and that folder over
  /// the target.
  private void cover(Path target, List<Place> places) {
    Path empty = made(rooms.cover(target));
    for (Path needed : needed()) {
      if (needed.startsWith(target)) {
        Path inside = empty.resolve(target.relativize(needed));
        if (Files.isDirectory(needed)) {
          made(inside);
        } else {
          madeFile(inside);
        }
        places.add(new Place(Place.How.AS_IT_IS, needed, at(inside)));
      }
    }
    boolean isOwn = target.equals(TEMPORARY) || target.equals(SHARED_MEMORY);
    places.add(
        new Place(isOwn ? Place.How.WRITABLE : Place.How.AS_IT_IS, at(empty), target));
  }

  private List<Path> needed() {
    List<Path> needed = new ArrayList<>();
    // Never the whole scratch folder: what is held below `/tmp` can be read, as that can.
    for (Path path : List.of(rooms.root(), rooms.accounts(), rooms.launcher(), rooms.java())) {
      needed.add(at(path));
    }
    request.mounts().stream().map(Mount::source).map(this::at).forEach(needed::add);
    return needed.stream().distinct().filter(path -> isTopmost(path, needed)).toList();
  }

  private static boolean isTopmost(Path path, List<Path> all) {
    return all.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other));
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be made: %s.".formatted(folder, e), e);
    }
  }

  private static void madeFile(Path file) {
    try {
      made(file.getParent());
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be made: %s.".formatted(file, e), e);
    }
  }
}
