package dev.alhazen.coding;

import dev.alhazen.base.Digest;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.Mount;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program of this machine and what it needs of it besides `/usr`: its virtual environment, its
/// Node packages, and the interpreter that its first line names. All is mounted where it lies,
/// since such programs name their own places; no home and no `~/.local` is ever mounted as a whole.
///
/// @param mounts read-only
/// @param folders where the program and its interpreter are found by name
public record ProgramFiles(List<Mount> mounts, List<String> folders) {
  private static final String NAMES = "/opt/alhazen/gateway/bin";
  private static final Pattern SHEBANG = Pattern.compile("#!\\s*(\\S+)(?:\\s+(\\S+))?.*");
  private static final Pattern BASE = Pattern.compile("home\\s*=\\s*(.+)");
  private static final String MODULES = "node_modules";

  public ProgramFiles {
    mounts = List.copyOf(mounts);
    folders = List.copyOf(folders);
  }

  /// Nothing: every sandbox has it.
  public static ProgramFiles ofTheSystem() {
    return new ProgramFiles(List.of(), List.of());
  }

  /// @param program where the program was found; symbolic links are followed
  /// @param path the folders in which a program's interpreter is looked for by name
  /// @param cache a folder of this machine in which the program's name is kept, as a link
  public static ProgramFiles of(Path program, List<Path> path, Path cache) {
    Path file = program.toAbsolutePath().normalize();
    Path real = Search.real(file);
    if (file.startsWith("/usr") && real.startsWith("/usr")) {
      return ofTheSystem();
    }
    Search search = new Search(path);
    search.look(file);
    List<Mount> mounts = new ArrayList<>();
    mounts.add(new Mount("coder", named(file.getFileName(), real, cache), NAMES));
    search.places.forEach(
        place -> mounts.add(new Mount("coder:" + place.getFileName(), place, place.toString())));
    List<String> folders = new ArrayList<>(List.of(NAMES));
    folders.addAll(search.folders);
    return new ProgramFiles(mounts, folders);
  }

  /// Programs that find their parts beside them must be called through a link, as outside: a file
  /// that is mounted in place of one would be another place to them.
  private static Path named(Path name, Path real, Path cache) {
    Path folder = cache.resolve("coders").resolve(Digest.of(real.toString()).hex());
    Path link = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, real);
      }
      return folder;
    } catch (IOException e) {
      throw new UnavailableException(
          "The cache %s cannot be written: %s. Check permissions and free space."
              .formatted(folder, e),
          e);
    }
  }

  /// From one file to the next that it needs.
  private static final class Search {
    private final List<Path> path;
    private final SequencedSet<Path> places = new LinkedHashSet<>();
    private final SequencedSet<String> folders = new LinkedHashSet<>();
    private final Deque<Path> seen = new ArrayDeque<>();

    Search(List<Path> path) {
      this.path = path;
    }

    void look(Path file) {
      if (seen.contains(file) || file.startsWith("/usr") && real(file).startsWith("/usr")) {
        return;
      }
      seen.add(file);
      links(file).forEach(this::place);
      interpreter(real(file)).forEach(this::look);
    }

    /// A link outside of what is mounted stands for the file that it leads to.
    private void place(Path file) {
      Path place = whole(file);
      if (!place.startsWith("/usr") && places.stream().noneMatch(place::startsWith)) {
        places.removeIf(other -> other.startsWith(place));
        places.add(place);
      }
      folders.add(String.valueOf(file.getParent()));
      environment(file).flatMap(Search::base).ifPresent(this::look);
    }

    /// What has to be seen of the surroundings of a file.
    private static Path whole(Path file) {
      return environment(file).or(() -> modules(file)).or(() -> distribution(file)).orElse(file);
    }

    private static Optional<Path> environment(Path file) {
      return above(file).filter(folder -> Files.exists(folder.resolve("pyvenv.cfg"))).findFirst();
    }

    private static Optional<Path> modules(Path file) {
      return above(file)
          .filter(folder -> folder.endsWith(MODULES))
          .reduce((_, outermost) -> outermost);
    }

    /// A Python of its own folder, which it looks for from where it lies.
    private static Optional<Path> distribution(Path file) {
      return above(file)
          .skip(1)
          .findFirst()
          .filter(prefix -> file.startsWith(prefix.resolve("bin")) && hasPython(prefix));
    }

    private static boolean hasPython(Path prefix) {
      String[] libraries =
          prefix.resolve("lib").toFile().list((_, name) -> name.startsWith("python3"));
      return !prefix.endsWith(".local")
          && libraries != null
          && libraries.length > 0
          && Files.exists(prefix.resolve("bin/python3"));
    }

    private static Optional<Path> base(Path environment) {
      for (String line : lines(environment.resolve("pyvenv.cfg"))) {
        Matcher home = BASE.matcher(line);
        if (home.matches()) {
          return Optional.of(Path.of(home.group(1).strip()).resolve("python3"))
              .filter(Files::exists);
        }
      }
      return Optional.empty();
    }

    /// What the first line of a script names.
    private List<Path> interpreter(Path file) {
      Matcher shebang = SHEBANG.matcher(lines(file).stream().findFirst().orElse(""));
      if (!shebang.matches()) {
        return List.of();
      }
      Path named = Path.of(shebang.group(1));
      boolean byName = named.endsWith("env") && shebang.group(2) != null;
      return byName
          ? path.stream()
              .map(folder -> folder.resolve(shebang.group(2)))
              .filter(Files::isExecutable)
              .limit(1)
              .toList()
          : List.of(named).stream().filter(Files::exists).toList();
    }

    /// The file and everything that it leads to by symbolic links.
    private static List<Path> links(Path file) {
      List<Path> chain = new ArrayList<>();
      Path at = file;
      try {
        while (chain.size() < 20) {
          chain.add(at);
          if (!Files.isSymbolicLink(at)) {
            break;
          }
          at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
        }
        return chain;
      } catch (IOException e) {
        throw unreadable(at, e);
      }
    }

    private static Stream<Path> above(Path file) {
      return Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent);
    }

    /// The beginning of a text; nothing of what is none.
    private static List<String> lines(Path file) {
      List<String> lines = new ArrayList<>();
      try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        char[] start = new char[4_096];
        int length = in.read(start);
        new String(start, 0, Math.max(0, length)).lines().forEach(lines::add);
        return lines;
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    private static Path real(Path file) {
      try {
        return file.toRealPath();
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    private static UnavailableException unreadable(Path file, IOException e) {
      return new UnavailableException(
          "The coder's file %s cannot be read: %s. Install the coder again.".formatted(file, e), e);
    }
  }
}
