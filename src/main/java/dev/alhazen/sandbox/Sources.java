package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// Makes what lies in other people's closed folders, such as the home of root, reachable for the
/// unused user as which a command runs: before the sandbox starts, root binds each such file or
/// folder to a place in a mount namespace of its own, of which nothing outside it notices.
public final class Sources {
  /// Where such places may be: a folder that every Linux has and the sandbox itself does not need.
  private static final List<String> PLACES = List.of("/dev/shm", "/mnt", "/media", "/srv");

  private final Privilege privilege;
  private final Path place;
  private final List<Path> moved = new ArrayList<>();

  private Sources(Privilege privilege, Path place) {
    this.privilege = privilege;
    this.place = place;
  }

  /// @param sources everything that will be asked for
  public static Sources of(Privilege privilege, List<Path> sources) {
    Path place =
        PLACES.stream()
            .map(Path::of)
            .filter(Files::isDirectory)
            .filter(folder -> sources.stream().noneMatch(source -> source.startsWith(folder)))
            .findFirst()
            .orElseThrow(
                () ->
                    new UnavailableException(
                        "No place for mounts is free: one of " + PLACES + " must be empty."));
    return new Sources(privilege, place);
  }

  /// The path at which the command's user finds a path of this machine.
  public String reachable(Path source) {
    Path real = real(source);
    if (privilege == Privilege.USER || isOpen(real)) {
      return real.toString();
    }
    // What lies below something that was moved already is reached through it.
    for (int i = 0; i < moved.size(); i++) {
      if (real.startsWith(moved.get(i))) {
        return place.resolve("" + i).resolve(moved.get(i).relativize(real)).toString();
      }
    }
    moved.add(real);
    return place.resolve("" + (moved.size() - 1)).toString();
  }

  /// The folder in whose copy closed places are made reachable.
  public Path place() {
    return place;
  }

  /// What must be bound to `place/0`, `place/1` and so on, in this order.
  public List<Path> moved() {
    return List.copyOf(moved);
  }

  private static Path real(Path source) {
    try {
      return source.toRealPath();
    } catch (IOException e) {
      throw new UnavailableException(
          "%s is needed in the sandbox and does not exist.".formatted(source), e);
    }
  }

  /// Whether everybody may walk through all folders above.
  private static boolean isOpen(Path real) {
    try {
      for (Path up = real.getParent(); up != null; up = up.getParent()) {
        if (!Files.getPosixFilePermissions(up).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be looked at: %s.".formatted(real, e), e);
    }
  }
}
