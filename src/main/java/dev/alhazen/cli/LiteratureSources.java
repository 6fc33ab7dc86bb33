package dev.alhazen.cli;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Nearest;
import dev.alhazen.base.UsageException;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.library.LibraryLiterature;
import dev.alhazen.literature.library.PdfTexts;
import dev.alhazen.template.OwnReferences;
import dev.alhazen.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Chooses and constructs the sources that a study asks for works.
final class LiteratureSources {
  static final String LIBRARY = "library";
  private static final int MOST_SHOWN = 20;

  private final World world;
  private final Engines engines;

  LiteratureSources(World world) {
    this.world = world;
    this.engines = new Engines(world);
  }

  /// The names in the order of asking: what the user typed, else a default. A rehearsal asks no
  /// engine that was not named, so that it works, and always works the same, without a network.
  ///
  /// @param typed empty where the user left the choice
  List<String> choose(List<String> typed, List<String> libraries, Template template, String model) {
    return choose(typed, libraries, files(libraries, template), model);
  }

  /// The same for ideas without a template.
  ///
  /// @param files all works that there are, those of `libraries` among them
  List<String> choose(List<String> typed, List<String> libraries, List<Path> files, String model) {
    SequencedSet<String> names = new LinkedHashSet<>();
    typed.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(names::add);
    names.forEach(LiteratureSources::requireKnown);
    if (names.isEmpty()) {
      return model.equals("rehearsal")
          ? List.of(LIBRARY)
          : byDefault(files.isEmpty() ? List.of() : List.of(LIBRARY));
    }
    if (!libraries.isEmpty()) {
      // Who names files wants them asked.
      names.add(LIBRARY);
    }
    return List.copyOf(names);
  }

  /// Engines with a key first, and OpenAlex without one last: it answers some ten searches a day.
  private List<String> byDefault(List<String> library) {
    Stream<Engine> keyed =
        Stream.of(Engine.SEMANTICSCHOLAR, Engine.OPENALEX)
            .filter(engine -> engines.profile(engine).isKeyed());
    Stream<Engine> open =
        Stream.of(Engine.SEMANTICSCHOLAR, Engine.ARXIV, Engine.CROSSREF, Engine.OPENALEX);
    return Stream.concat(library.stream(), Stream.concat(keyed, open).map(Engine::word))
        .distinct()
        .toList();
  }

  /// @param names of known sources
  List<Literature> sources(List<String> names, List<String> libraries, Template template) {
    return sources(names, files(libraries, template));
  }

  /// @param names of known sources
  /// @param files the works of the library
  List<Literature> sources(List<String> names, List<Path> files) {
    List<Literature> sources = new ArrayList<>();
    for (String name : names) {
      requireKnown(name);
      sources.add(Engine.named(name).map(engines::kept).orElseGet(() -> library(files)));
    }
    return sources;
  }

  /// The user's works in files and folders; what cannot be read there is shown.
  LibraryLiterature library(List<Path> files) {
    LibraryLiterature library =
        new LibraryLiterature(files, PdfTexts.keptIn(world.cache().resolve("library")));
    List<Finding> findings = library.findings();
    findings.stream()
        .limit(MOST_SHOWN)
        .forEach(
            finding -> world.err().println("%s: %s".formatted(finding.place(), finding.message())));
    if (findings.size() > MOST_SHOWN) {
      world
          .err()
          .println("… and %d more such in the library.".formatted(findings.size() - MOST_SHOWN));
    }
    return library;
  }

  /// A file or folder that the user named.
  Path requireFile(String typed) {
    Path file = world.path(typed);
    if (!Files.exists(file)) {
      throw new UsageException("Library %s does not exist.".formatted(file));
    }
    return file;
  }

  private List<Path> files(List<String> libraries, Template template) {
    List<Path> files = new ArrayList<>(OwnReferences.of(template, world.cache()).stream().toList());
    libraries.forEach(typed -> files.add(requireFile(typed)));
    return files;
  }

  private static void requireKnown(String name) {
    List<String> known =
        Stream.concat(Stream.of(Engine.values()).map(Engine::word), Stream.of(LIBRARY)).toList();
    if (!known.contains(name)) {
      String nearest = Nearest.ranked(name, known, 1).getFirst();
      throw new UsageException(
          "Literature source '%s' is not known; did you mean %s? There are: %s."
              .formatted(name, nearest, String.join(", ", known)));
    }
  }
}
