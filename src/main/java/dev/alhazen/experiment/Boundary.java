package dev.alhazen.experiment;

import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an edit may not do whatever its form: change the libraries, which are resolved before any
/// code is written, or put something of its own in the place of what judges the run.
final class Boundary {
  private static final Globs ENVIRONMENT =
      Globs.of(
          "{,**/}requirements*.txt",
          "{,**/}{pyproject.toml,setup.py,setup.cfg,Pipfile,Pipfile.lock,pyvenv.cfg,java.args}",
          "{,**/}{environment,conda}*.{yml,yaml}",
          "{,**/}*.{jar,class,so,pyd,pyc,pth,dll,dylib}");

  /// JBang's directives, and the block that Python's runners read.
  private static final Pattern DIRECTIVE =
      Pattern.compile("\\s*(//[A-Z_]{3,}\\s.*|# ///.*|#\\s*(dependencies|requires-python)\\s*=.*)");

  private final Template template;
  private final Tree tree;
  private final Shadows shadows;

  /// @param tree the workspace as it is before the edit
  /// @param readable protected files of the experiment's language: path → text
  Boundary(Template template, Tree tree, SequencedMap<String, String> readable) {
    this.template = template;
    this.tree = tree;
    this.shadows = new Shadows(readable);
  }

  /// Why the edit is refused; nothing where it stays within.
  ///
  /// @param before path → text of the files that may be edited
  /// @param edited path → new text of those that the edit changes or adds
  Optional<String> objection(
      SequencedMap<String, String> before, SequencedMap<String, String> edited) {
    List<String> objections = new ArrayList<>();
    edited.forEach((path, text) -> check(path, before.getOrDefault(path, ""), text, objections));
    return objections.isEmpty() ? Optional.empty() : Optional.of(report(objections));
  }

  private void check(String path, String before, String text, List<String> objections) {
    if (ENVIRONMENT.matches(path)) {
      objections.add("%s belongs to the environment, which is fixed.".formatted(path));
    }
    directives(path, before, text).ifPresent(objections::add);
    if (!tree.files().containsKey(path)) {
      shadows.ofFile(path).ifPresent(objections::add);
    }
    shadows.ofTypes(path, before, text).forEach(objections::add);
  }

  private static Optional<String> directives(String path, String before, String text) {
    List<String> old = directives(before);
    List<String> now = directives(text);
    if (old.equals(now)) {
      return Optional.empty();
    }
    TreeSet<String> lines = new TreeSet<>(now);
    old.forEach(lines::remove);
    String what =
        lines.isEmpty() ? "takes away or moves such lines" : "writes: " + String.join("; ", lines);
    return Optional.of(
        "%s: lines that name libraries or options of the launcher are fixed, and the edit %s."
            .formatted(path, what));
  }

  private static List<String> directives(String text) {
    return text.lines()
        .filter(line -> DIRECTIVE.matcher(line).matches())
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .toList();
  }

  private String report(List<String> objections) {
    return """
        The edit fits the files, but it was not applied, because it would change more than the \
        experiment:
        %s

        Use the libraries that are there, and leave what judges the runs (%s) to the template."""
        .formatted(
            objections.stream().map(it -> "- " + it).collect(Collectors.joining("\n")),
            String.join(", ", template.protectedFiles().patterns()).toString());
  }
}
