package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files of a workspace by what a coder may do with them: change the experiment, read the
/// evaluator, and nothing else.
public record Code(Template template, Prepared prepared, Workspace workspace) {
  /// What the program itself writes into a workspace.
  private static final Globs WRITTEN =
      Globs.of("run_[0-9]*/**", "run_[0-9]*.*", "figures/**", "notes.txt");

  private static final Pattern COMMENT = Pattern.compile("\\s*(//|#|--|%|\\*)");

  /// The plot script's path; empty where the template has none.
  public Optional<String> plotScript() {
    return script(prepared.plot(), workspace.tree());
  }

  /// The word of a command that is a file of the workspace: its script.
  static Optional<String> script(List<String> command, Tree tree) {
    return command.stream()
        .map(word -> word.replaceFirst("^\\./", ""))
        .filter(tree.files()::containsKey)
        .filter(word -> !word.endsWith(".args"))
        .findFirst();
  }

  /// The experiment's own files: path → text.
  ///
  /// @throws MalformedException where the template declares none
  SequencedMap<String, String> experiment() {
    SequencedMap<String, String> texts = new TreeMap<>();
    editable().files().keySet().forEach(path -> texts.put(path, workspace.read(path)));
    if (texts.isEmpty()) {
      throw new MalformedException(
          "Template %s has no file that may be edited; its `editable` is %s."
              .formatted(template.name(), template.editable().patterns()));
    }
    return texts;
  }

  Tree editable() {
    return editable(template, prepared, workspace.tree());
  }

  /// The files of a tree that make up the experiment.
  static Tree editable(Template template, Prepared prepared, Tree tree) {
    return tree.matching(template.editable()).without(fixed(template, prepared, tree));
  }

  /// What a coder of the experiment may never touch.
  Globs fixed() {
    return fixed(template, prepared, workspace.tree());
  }

  private static Globs fixed(Template template, Prepared prepared, Tree tree) {
    List<String> patterns = new ArrayList<>(template.protectedFiles().patterns());
    patterns.addAll(WRITTEN.patterns());
    script(prepared.plot(), tree).ifPresent(plot -> patterns.add(literal(plot)));
    return new Globs(patterns);
  }

  /// What a run sees and cannot change: the evaluator and all earlier runs.
  public Globs readOnly() {
    List<String> patterns = new ArrayList<>(template.protectedFiles().patterns());
    patterns.addAll(WRITTEN.patterns());
    return new Globs(patterns);
  }

  /// Why an edit is refused though it fits the files: it changes the libraries, or puts something
  /// in the place of what judges the run. Nothing where it stays within its bounds.
  ///
  /// @param before path → text
  /// @param edited path → new text of the files that it changes or adds
  public Optional<String> objection(
      SequencedMap<String, String> before, SequencedMap<String, String> edited) {
    return new Boundary(template, workspace.tree(), readable()).objection(before, edited);
  }

  /// Protected files of the experiment's language: path → text.
  SequencedMap<String, String> readable() {
    List<String> endings =
        experiment().keySet().stream().map(Code::ending).distinct().collect(Collectors.toList());
    SequencedMap<String, String> texts = new TreeMap<>();
    for (String path : workspace.tree().matching(template.protectedFiles()).files().keySet()) {
      if (endings.contains(ending(path)) && !WRITTEN.matches(path)) {
        texts.put(path, workspace.read(path));
      }
    }
    return texts;
  }

  /// The readable files as a coder is shown them: those that templates share by their signatures.
  SequencedMap<String, String> shown() {
    SequencedMap<String, String> texts = new TreeMap<>(readable());
    texts.replaceAll((path, text) -> template.isShared(path) ? Outline.of(path, text) : text);
    return texts;
  }

  /// Those of the shown files that the code to be changed names, comments aside; all where it names
  /// none.
  SequencedMap<String, String> called() {
    String code =
        experiment().values().stream()
            .flatMap(String::lines)
            .filter(line -> !COMMENT.matcher(line).lookingAt())
            .collect(Collectors.joining("\n"));
    SequencedMap<String, String> shown = shown();
    SequencedMap<String, String> called = new TreeMap<>(shown);
    called
        .keySet()
        .removeIf(
            path ->
                !Pattern.compile("\\b" + Pattern.quote(stem(path)) + "\\b").matcher(code).find());
    return called.isEmpty() ? shown : called;
  }

  private static String stem(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
  }

  /// The file whose copy documents a run: the script of the experiment's command, or, where that is
  /// an evaluator that starts the experiment, the first file of the experiment.
  String script() {
    SequencedMap<String, String> texts = experiment();
    return script(prepared.experiment(), workspace.tree())
        .filter(texts::containsKey)
        .orElseGet(() -> texts.firstEntry().getKey());
  }

  static Digest digest(Tree files) {
    return Digest.of(Json.line(files));
  }

  /// The file name's extension, with the dot; empty where it has none.
  public static String ending(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
  }

  /// A pattern that matches this path alone.
  public static String literal(String path) {
    return path.replaceAll("([*?\\[\\]{}\\\\])", "\\\\$1");
  }
}
