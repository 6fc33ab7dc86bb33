package dev.alhazen.template;

import dev.alhazen.base.Nearest;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds templates: by name in the given folders, by the names that users of The AI Scientist know,
/// or by the path of any folder.
public final class Templates {
  private static final Map<String, String> ALIASES =
      Map.of("2ddiffusion", "diffusion2d", "diffusion", "diffusion2d");

  /// Names of The AI Scientist's templates, which its users have as folders of their own.
  private static final Set<String> FOREIGN =
      Set.of(
          "nanogpt",
          "nanogptlite",
          "2ddiffusion",
          "grokking",
          "seir",
          "mobilenetv3",
          "sketchrnn",
          "mace",
          "earthquakeprediction",
          "probes",
          "tensorf");

  /// The folder of twins.
  private static final String PYTHON = "python";

  private final List<Path> roots;

  /// @param roots folders of templates; where two hold one of the same name, the earlier wins
  public Templates(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /// The template of this name or at this path.
  ///
  /// @throws UsageException where there is none, with the nearest names
  /// @throws dev.alhazen.base.MalformedException where its manifest is wrong
  public Template find(String nameOrPath) {
    String key = key(nameOrPath);
    return named(key)
        .or(() -> at(nameOrPath))
        .or(() -> Optional.ofNullable(ALIASES.get(key)).flatMap(this::named))
        .map(Templates::read)
        .orElseThrow(() -> unknown(nameOrPath));
  }

  /// The other version of a template: one in Java lies in a folder of templates, its twin in Python
  /// in the folder `python` there, under the same name. Empty where there is none.
  public Optional<Template> twin(Template template) {
    Path parent = template.folder().getParent();
    Path name = template.folder().getFileName();
    return roots.stream()
        .map(root -> root.toAbsolutePath().normalize())
        .flatMap(
            root ->
                root.equals(parent)
                    ? Stream.of(root.resolve(PYTHON).resolve(name))
                    : root.resolve(PYTHON).equals(parent)
                        ? Stream.of(root.resolve(name))
                        : Stream.empty())
        .filter(Templates::isTemplate)
        .map(Templates::read)
        .findFirst();
  }

  /// Every template in the given folders, by name. One with a wrong manifest is a complaint.
  public List<Template> list() {
    return folders().stream().map(Templates::read).toList();
  }

  /// Reads the template in a folder.
  ///
  /// @throws UsageException where the folder holds none
  public static Template read(Path folder) {
    if (Files.isRegularFile(folder.resolve(Manifest.FILE))) {
      return Manifest.read(folder);
    }
    if (PythonLayout.isHere(folder)) {
      return PythonLayout.read(folder);
    }
    throw new UsageException(
        "%s is not a template: it has neither %s nor %s with %s. 'template new' makes one."
            .formatted(folder, Manifest.FILE, PythonLayout.EXPERIMENT, PythonLayout.PROMPT));
  }

  private Optional<Path> named(String key) {
    return folders().stream()
        .filter(folder -> key(folder.getFileName().toString()).equals(key))
        .findFirst();
  }

  private static Optional<Path> at(String path) {
    try {
      return Optional.of(Path.of(path)).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private UsageException unknown(String wanted) {
    List<String> names = folders().stream().map(f -> f.getFileName().toString()).toList();
    Map<String, String> byKey = new LinkedHashMap<>();
    names.forEach(name -> byKey.putIfAbsent(key(name), name));
    String nearest =
        Nearest.of(key(wanted), byKey.keySet()).stream()
            .findFirst()
            .map(found -> "Did you mean %s? ".formatted(byKey.get(found)))
            .orElse("");
    if (FOREIGN.contains(key(wanted))) {
      nearest =
          "That of The AI Scientist runs as it is: give the path of its folder, such as"
              + " AI-Scientist/templates/%s. ".formatted(wanted);
    }
    return new UsageException(
        "There is no template '%s'. %s%s Or give the path of a template's folder."
            .formatted(
                wanted,
                nearest,
                names.isEmpty()
                    ? "No template is installed."
                    : "Installed are: " + String.join(", ", names) + "."));
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (Path root : roots) {
      children(root).stream()
          .filter(Templates::isTemplate)
          .filter(folder -> folders.stream().noneMatch(other -> sameName(other, folder)))
          .forEach(folders::add);
    }
    folders.sort(Comparator.comparing(folder -> folder.getFileName().toString()));
    return folders;
  }

  private static List<Path> children(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(root)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(root, e), e);
    }
  }

  private static boolean isTemplate(Path folder) {
    return Files.isRegularFile(folder.resolve(Manifest.FILE)) || PythonLayout.isHere(folder);
  }

  private static boolean sameName(Path one, Path other) {
    return one.getFileName().equals(other.getFileName());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
  }
}
