package dev.alhazen.template;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Makes a small template that works, to be changed into one's own.
public final class TemplateScaffold {
  private static final List<String> COMMON = List.of("seed_ideas.json", "references.bib");

  private TemplateScaffold() {}

  /// What a template is written in; of the new ones, neither needs a library.
  public enum Language {
    JAVA(
        List.of(
            "template.yaml",
            "Experiment.java",
            "Harness.java",
            "Judge.java",
            "Plot.java",
            "README.md")),
    PYTHON(
        List.of(
            "template.yaml", "experiment.py", "harness.py", "judge.py", "plot.py", "README.md"));

    private final List<String> files;

    Language(List<String> files) {
      this.files = files;
    }

    /// As manifests and commands write it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Writes the template's files.
  ///
  /// @param target a folder that is empty or not there yet; its name becomes the template's
  /// @return the template, read back
  public static Template write(Language language, Path target) {
    TemplateCopy.requireEmpty(target);
    String folder = "scaffold/" + language.word() + "/";
    language.files.forEach(
        file -> AtomicFiles.write(target.resolve(file), resource(folder + file)));
    COMMON.forEach(
        file -> AtomicFiles.write(target.resolve(file), resource("scaffold/common/" + file)));
    return Templates.read(target);
  }

  private static byte[] resource(String name) {
    // The sources end in .txt, so that no build takes them for its own.
    String stored = name.endsWith(".java") ? name + ".txt" : name;
    try (InputStream in = TemplateScaffold.class.getResourceAsStream(stored)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + stored);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(stored, e), e);
    }
  }
}
