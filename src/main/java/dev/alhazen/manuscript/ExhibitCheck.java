package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Nearest;
import dev.alhazen.figure.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether recorded figures and the table of results are shown once each, and nothing else is.
final class ExhibitCheck {
  private final Draft draft;
  private final List<Figure> figures;
  private final List<Finding> findings = new ArrayList<>();

  private ExhibitCheck(Draft draft, List<Figure> figures) {
    this.draft = draft;
    this.figures = figures;
  }

  static List<Finding> of(Draft draft, List<Figure> figures) {
    return new ExhibitCheck(draft, figures).run();
  }

  private List<Finding> run() {
    Set<String> shown = shown();
    for (Figure figure : figures) {
      if (!shown.contains(figure.file())) {
        findings.add(
            Finding.warn(
                "unused-figure",
                SectionKind.RESULTS.id(),
                "The figure %s is not shown; it goes to the appendix unless \\resultfigure{%s} is"
                        .formatted(figure.file(), figure.file())
                    + " put where it is discussed."));
      }
    }
    table();
    references();
    return List.copyOf(findings);
  }

  private Set<String> shown() {
    Set<String> shown = new HashSet<>();
    List<String> known = figures.stream().map(Figure::file).toList();
    draft
        .sections()
        .forEach(
            (kind, latex) -> {
              for (Macro macro : Macro.in(latex, Set.of("resultfigure"))) {
                String file = macro.argument().orElse("").replace("\\", "").strip();
                String place = Place.at(kind, latex, macro.at());
                if (!known.contains(file)) {
                  findings.add(unknown(file, place, known));
                } else if (!shown.add(file)) {
                  findings.add(
                      Finding.block(
                          "duplicate-figure",
                          place,
                          "%s is shown twice. Show it once and refer to it.".formatted(file)));
                }
              }
            });
    return shown;
  }

  private static Finding unknown(String file, String place, List<String> known) {
    return Finding.block(
        "unknown-figure",
        place,
        "There is no figure '%s'. %s"
            .formatted(
                file,
                known.isEmpty()
                    ? "No figures were drawn; leave it out."
                    : "The figures are %s.".formatted(String.join(", ", known))));
  }

  private void table() {
    int count = 0;
    for (SectionKind kind : SectionKind.values()) {
      for (Macro macro : Macro.in(draft.section(kind), Set.of("resultstable"))) {
        if (++count > 1) {
          findings.add(
              Finding.block(
                  "duplicate-table",
                  Place.at(kind, draft.section(kind), macro.at()),
                  "\\resultstable is used twice. Keep it once, in the results."));
        }
      }
    }
    if (count == 0) {
      findings.add(
          Finding.block(
              "missing-table",
              SectionKind.RESULTS.id(),
              "The table of results is missing. Put \\resultstable on a line of its own."));
    }
  }

  private void references() {
    List<String> labels = labels();
    draft
        .sections()
        .forEach(
            (kind, latex) -> {
              for (Macro macro : Macro.in(latex, Set.of("ref", "eqref", "autoref", "pageref"))) {
                String label = macro.argument().orElse("").replace("\\", "").strip();
                if (!labels.contains(label)) {
                  findings.add(
                      Finding.block(
                          "unknown-reference",
                          Place.at(kind, latex, macro.at()),
                          "\\%s{%s} refers to nothing.%s"
                              .formatted(
                                  macro.name(),
                                  label,
                                  Nearest.ranked(label, labels, 1).stream()
                                      .findFirst()
                                      .map(" The nearest label is %s."::formatted)
                                      .orElse(""))));
                }
              }
            });
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    draft.inOrder().forEach(section -> labels.add("sec:" + section.id()));
    figures.forEach(figure -> labels.add(Material.label(figure)));
    labels.add(ResultsTable.LABEL);
    labels.add("sec:record");
    draft
        .sections()
        .forEach(
            (kind, latex) -> {
              for (Macro macro : Macro.in(latex, Set.of("label"))) {
                String label = macro.argument().orElse("").strip();
                if (labels.contains(label)) {
                  findings.add(
                      Finding.block(
                          "duplicate-label",
                          Place.at(kind, latex, macro.at()),
                          "The label %s is set twice; sections, figures and tables have theirs."
                              .formatted(label)));
                }
                labels.add(label);
              }
            });
    return labels;
  }
}
