package dev.alhazen.manuscript;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Results;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Template;
import java.util.List;

/// All that a paper may rest on.
///
/// @param files the workspace, from which figures are taken
/// @param code the experiment's edited source as it is now
/// @param runSources the edited source as it was for each run; none where that is unknown
/// @param fixed the source that a coder cannot change: data, metrics, repetitions
/// @param command how each run was started, preset included
record Material(
    Template template,
    Idea idea,
    Verdict verdict,
    Trials trials,
    List<Figure> figures,
    Tree files,
    String code,
    RunSources runSources,
    String fixed,
    String command,
    Disclosure disclosure,
    ReadingList bibliography) {
  Material {
    figures = List.copyOf(figures);
  }

  Material with(ReadingList other) {
    return new Material(
        template,
        idea,
        verdict,
        trials,
        figures,
        files,
        code,
        runSources,
        fixed,
        command,
        disclosure,
        other);
  }

  Results results() {
    return trials.results();
  }

  String baseline() {
    return trials.runs().isEmpty() ? "run_0" : trials.runs().getFirst().name();
  }

  Evidence evidence() {
    return trials.evidence(template.metrics());
  }

  /// The label of a figure, as in `\ref{fig:samples}`.
  static String label(Figure figure) {
    String name = figure.file().substring(figure.file().lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return "fig:" + (dot > 0 ? name.substring(0, dot) : name);
  }
}
