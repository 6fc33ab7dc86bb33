package dev.alhazen.model;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.DefectException;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The prompts: Mustache resource files, named like `idea/generate`, that a user's folders may
/// override file by file.
///
/// The resource of `idea/generate` is `dev/alhazen/idea/prompts/generate.md`; the override is
/// `idea/generate.md` in one of the folders, the first folder that has it wins. Variables are
/// written `{{name}}`, lists and optional parts as sections `{{#name}} … {{/name}}`. A variable
/// that the prompt names and the caller does not give is an error, never an empty string.
public final class Prompts {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).strictSections(true);

  private final List<Path> overrides;

  /// @param overrides folders, the first one that holds a prompt wins
  public Prompts(List<Path> overrides) {
    this.overrides = List.copyOf(overrides);
  }

  /// The prompts that the program ships, without overrides.
  public static Prompts builtIn() {
    return new Prompts(List.of());
  }

  /// Fills the prompt of a task; its last line names the task, so that a reader of the bare
  /// conversation (a log, the rehearsal model behind HTTP) knows what is asked.
  ///
  /// @param values strings, numbers, lists of maps or strings, and Booleans for sections
  public String fill(String name, Map<String, ?> values) {
    return "%s\n\n[task: %s]".formatted(text(name, values), name);
  }

  /// Fills a text that is not a task of its own, such as a system message.
  public String text(String name, Map<String, ?> values) {
    try {
      return COMPILER.compile(source(name)).execute(values).strip();
    } catch (MustacheException e) {
      throw new MalformedException("Prompt %s: %s.".formatted(name, e.getMessage()));
    }
  }

  /// The text of a prompt before it is filled.
  public String source(String name) {
    for (Path folder : overrides) {
      Path file = folder.resolve(name + ".md");
      if (Files.exists(file)) {
        return Texts.read(file);
      }
    }
    return resource(name);
  }

  /// The names of all prompts that the program ships, sorted.
  public static List<String> names() {
    return PromptIndex.names();
  }

  /// Writes each prompt as it is used, overrides included, to `<package>/<name>.md` in the folder;
  /// the copy can itself serve as a folder of overrides.
  public void copyTo(Path folder) {
    for (String name : names()) {
      AtomicFiles.write(folder.resolve(name + ".md"), source(name));
    }
  }

  private static String resource(String name) {
    int slash = name.indexOf('/');
    String path =
        "/dev/alhazen/%s/prompts/%s.md"
            .formatted(name.substring(0, slash), name.substring(slash + 1));
    try (InputStream in = Prompts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new DefectException("Prompt %s is missing from the program.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DefectException("Prompt %s cannot be read: %s.".formatted(name, e));
    }
  }
}
