package dev.alhazen.template;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Finding;
import dev.alhazen.sandbox.Globs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with a template, found without running it.
public final class TemplateCheck {
  private final List<Finding> findings = new ArrayList<>();
  private final Template template;
  private final List<String> files;

  private TemplateCheck(Template template) {
    this.template = template;
    this.files = TemplateFiles.list(template);
  }

  /// Checks the template in a folder; no findings means that a study can begin.
  public static List<Finding> check(Path folder) {
    try {
      return new TemplateCheck(Templates.read(folder)).findings();
    } catch (AlhazenException e) {
      return List.of(Finding.block("manifest", Manifest.FILE, e.explanation()));
    }
  }

  private List<Finding> findings() {
    commands();
    globs("editable", template.editable());
    globs("protected", template.protectedFiles());
    overlap();
    metrics();
    ideas();
    return List.copyOf(findings);
  }

  /// A command's word that looks like a file of the template must be one.
  private void commands() {
    command("commands.experiment", template.commands().experiment());
    command("commands.plot", template.commands().plot());
    command("commands.check", template.commands().check());
    command("commands.judge", template.commands().judge());
    judge();
    if (template.commands().plot().isEmpty()) {
      warn("plot", "commands.plot", "There is no plot script, so papers will have no figures.");
    }
  }

  /// What judges must be out of the coder's reach, and must find its own files.
  private void judge() {
    template.commands().judge().stream()
        .filter(files::contains)
        .filter(word -> !template.protectedFiles().matches(word))
        .forEach(
            word ->
                block(
                    "judge",
                    "protected",
                    "%s judges the runs, so it must be listed under protected.".formatted(word)));
  }

  private void command(String place, List<String> words) {
    words.stream()
        .filter(word -> word.matches("[\\w./-]+\\.(java|py|R|jl|sh|js)"))
        .filter(word -> !files.contains(word))
        .forEach(word -> block("missing-file", place, "The file %s is not there.".formatted(word)));
  }

  private void globs(String place, Globs globs) {
    for (String pattern : globs.patterns()) {
      if (files.stream().noneMatch(Globs.of(pattern)::matches)) {
        block("missing-file", place, "No file matches '%s'.".formatted(pattern));
      }
    }
  }

  private void overlap() {
    files.stream()
        .filter(file -> template.editable().matches(file))
        .filter(file -> template.protectedFiles().matches(file))
        .forEach(
            file ->
                block(
                    "overlap",
                    "protected",
                    "%s is editable and protected at once.".formatted(file)));
    if (template.protectedFiles().patterns().isEmpty()) {
      warn(
          "evaluator",
          "protected",
          "No file is protected: the code under test computes its own metrics.");
    }
  }

  private void metrics() {
    Set<String> seen = new HashSet<>();
    template.metrics().stream()
        .map(Template.Metric::name)
        .filter(name -> !seen.add(name))
        .forEach(
            name -> block("metrics", "metrics", "The metric %s is listed twice.".formatted(name)));
    if (template.seeds().count() == 1) {
      warn("seeds", "seeds.count", "With one seed no difference can be told from noise.");
    }
  }

  private void ideas() {
    template.seedIdeas().stream()
        .filter(idea -> !idea.name().matches("[a-z0-9][a-z0-9_]*"))
        .forEach(
            idea ->
                block(
                    "idea",
                    SeedIdeas.FILE,
                    "The name '%s' must be lower-case letters, digits and underscores."
                        .formatted(idea.name())));
  }

  private void block(String kind, String place, String message) {
    findings.add(Finding.block(kind, place, message));
  }

  private void warn(String kind, String place, String message) {
    findings.add(Finding.warn(kind, place, message));
  }
}
