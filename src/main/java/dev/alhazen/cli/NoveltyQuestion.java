package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.base.UsageException;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.IdeaFile;
import dev.alhazen.idea.NoveltyCheck;
import dev.alhazen.study.Asked;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which ideas `alhazen novelty` is asked about, and what else their place says.
///
/// @param name of the folder where the answer goes, unless the user names another
/// @param texts ideas in somebody's own words
/// @param ideas ideas that have a name already
/// @param template what they were made for
/// @param model who is asked where the user names no model
/// @param libraries bibliographies that belong to them
record NoveltyQuestion(
    String name,
    List<String> texts,
    List<Idea> ideas,
    Optional<Template> template,
    Optional<String> model,
    List<Path> libraries) {
  NoveltyQuestion {
    texts = List.copyOf(texts);
    ideas = List.copyOf(ideas);
    libraries = List.copyOf(libraries);
  }

  /// A study where the words name one, else an idea in these words.
  static NoveltyQuestion of(World world, List<String> words) {
    if (words.size() == 1 && isPath(words.getFirst())) {
      Path path = world.path(words.getFirst());
      if (Files.isDirectory(path)) {
        return ofStudy(world, StudyFolder.existing(path));
      }
      requireWords(words.getFirst(), path);
    }
    String text = String.join(" ", words);
    String name = NoveltyCheck.Input.inWords(text, 1).idea().name();
    return new NoveltyQuestion(
        name, List.of(text), List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  static NoveltyQuestion ofFile(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    List<Idea> ideas = IdeaFile.read(file).ideas();
    if (ideas.isEmpty()) {
      throw new UsageException("%s holds no idea.".formatted(file));
    }
    return new NoveltyQuestion(
        name, List.of(), ideas, Optional.empty(), Optional.empty(), List.of());
  }

  private static NoveltyQuestion ofStudy(World world, StudyFolder study) {
    if (!Files.exists(study.ideas())) {
      throw new UsageException(
          "%s has no ideas yet; `alhazen resume` goes on with it.".formatted(study.root()));
    }
    Asked asked = study.asked();
    Path own = Path.of(asked.templateFolder());
    Optional<Template> template =
        Files.isDirectory(own)
            ? Optional.of(new Wiring(world).template(own.toString()))
            : Optional.empty();
    List<Path> libraries = new ArrayList<>();
    Path bibliography = own.resolve("references.bib");
    if (Files.exists(bibliography)) {
      libraries.add(bibliography);
    }
    asked.options().libraries().stream()
        .map(world::path)
        .filter(Files::exists)
        .forEach(libraries::add);
    List<Idea> ideas =
        Json.read(study.ideas())
            .valueStream()
            .map(node -> Json.to(node.path("idea"), Idea.class))
            .toList();
    return new NoveltyQuestion(
        study.root().getFileName().toString(),
        List.of(),
        ideas,
        template,
        Optional.of(asked.model()),
        libraries);
  }

  /// What is to be checked.
  List<NoveltyCheck.Input> inputs(int rounds) {
    List<NoveltyCheck.Input> inputs = new ArrayList<>();
    texts.forEach(text -> inputs.add(NoveltyCheck.Input.inWords(text, rounds)));
    ideas.forEach(idea -> inputs.add(new NoveltyCheck.Input(template, idea, rounds)));
    return inputs;
  }

  /// A mistyped path is no idea.
  private static void requireWords(String typed, Path path) {
    if (Files.exists(path)) {
      throw new UsageException(
          "%s is a file; ideas are read from one with --ideas-file.".formatted(path));
    }
    if (typed.contains("/") && !typed.contains(" ")) {
      throw new UsageException("Study %s does not exist.".formatted(path));
    }
  }

  /// Long texts are no file names, and some systems refuse to look at them.
  private static boolean isPath(String word) {
    return word.length() < 250 && word.lines().count() == 1 && !word.contains("\0");
  }
}
