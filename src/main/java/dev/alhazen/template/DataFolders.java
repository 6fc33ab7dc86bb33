package dev.alhazen.template;

import dev.alhazen.base.Texts;
import dev.alhazen.base.UsageException;
import dev.alhazen.sandbox.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The data that a template's scripts read, mounted read-only where they look for it. The scripts
/// of The AI Scientist run in `templates/NAME` or `results/NAME/IDEA` and look two or three folders
/// up; in the sandbox the data is at both places, whichever run it is.
final class DataFolders {
  static final String TWO_UP = "../../data";
  private static final String THREE_UP = "../../../data";
  private static final String TEMPLATES = "templates";
  private static final Pattern MENTION = Pattern.compile("\\.\\.[\"'\\s,/]+data\\b");

  private final Cache cache;
  private final Consumer<String> progress;

  DataFolders(Cache cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /// @param named by the user
  List<Mount> of(Template template, Optional<Path> named) {
    named.ifPresent(DataFolders::requireFolder);
    List<Mount> mounts = new ArrayList<>();
    named
        .or(() -> beside(template))
        .ifPresent(
            data -> {
              Listing listing = told(data, TWO_UP);
              mounts.add(new Mount(listing.name(), data, TWO_UP));
              mounts.add(new Mount(listing.name(), data, THREE_UP));
            });
    for (String inside : LargeFolders.of(template.folder())) {
      Path folder = template.folder().resolve(inside);
      mounts.add(new Mount(told(folder, inside).name(), folder, inside));
    }
    mounts.addAll(new FetchedData(cache).mounts(template));
    return mounts;
  }

  /// The folder `data` two levels above the template, where its scripts read it.
  static Optional<Path> beside(Template template) {
    Path parent = template.folder().getParent();
    return Optional.of(template.folder().resolve(TWO_UP).normalize())
        .filter(_ -> parent != null && parent.endsWith(TEMPLATES))
        .filter(Files::isDirectory)
        .filter(_ -> isMentioned(template));
  }

  /// Whether a script of the template looks for data outside of its folder.
  static boolean isMentioned(Template template) {
    return PythonLayout.isHere(template.folder())
        && TemplateFiles.list(template).stream()
            .filter(file -> file.endsWith(".py"))
            .anyMatch(
                file -> MENTION.matcher(Texts.read(TemplateFiles.place(template, file))).find());
  }

  private Listing told(Path folder, String seenAs) {
    Listing listing = Listing.of(folder);
    progress.accept("data: %s (%s), read-only, seen as %s".formatted(folder, listing, seenAs));
    return listing;
  }

  private static void requireFolder(Path data) {
    if (!Files.isDirectory(data)) {
      throw new UsageException("--data %s is not a folder.".formatted(data));
    }
  }
}
