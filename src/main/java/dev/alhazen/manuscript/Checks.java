package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.experiment.TrialFindings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All checks of a draft that need no typesetting.
final class Checks {
  /// Findings below blocking that are still worth a round of repair.
  static final Set<String> WORTH_REPAIR =
      Set.of("few-citations", "unused-figure", "overfull-box", "undefined-reference");

  /// What is resolved, or checked against a record, in sections only.
  private static final Set<String> NOT_IN_TITLES =
      Stream.of(
              EvidenceMacro.COMMANDS,
              CitationCheck.COMMANDS,
              Set.of(Support.COMMAND, "resultfigure", "resultstable", "footnote", "ref", "label"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final Material material;
  private final Evidence evidence;
  private final Set<String> known;
  private final int citations;

  /// @param citations how many works a paper should cite
  Checks(Material material, int citations) {
    this.material = material;
    this.evidence = material.evidence();
    this.citations = citations;
    this.known =
        TypedNumbers.in(
            String.join(
                " ",
                material.code(),
                material.runSources().whole(),
                material.fixed(),
                material.command(),
                material.template().task().description()));
  }

  /// All findings, in the order of the paper.
  List<Finding> of(Draft draft) {
    List<Finding> findings = new ArrayList<>(title(draft.title()));
    for (SectionKind section : SectionKind.values()) {
      findings.addAll(of(section, draft.section(section)));
    }
    Draft printed = draft.blanked();
    findings.addAll(headings(printed));
    findings.addAll(ExhibitCheck.of(printed, material.figures()));
    findings.addAll(CitationCheck.ofPaper(printed, material.bibliography(), citations));
    findings.addAll(TrialFindings.of(material.trials(), evidence.plan()));
    return findings.stream().distinct().toList();
  }

  /// The findings of one section by itself.
  List<Finding> of(SectionKind section, String latex) {
    String printed = Support.blanked(latex);
    List<Finding> findings = new ArrayList<>(ProseCheck.of(section, printed));
    findings.addAll(LatexCheck.of(section, printed));
    findings.addAll(EvidenceCheck.of(section, printed, evidence));
    findings.addAll(TypedNumbers.of(section, printed, known));
    findings.addAll(SignificanceCheck.of(section, printed, evidence));
    findings.addAll(CitationCheck.of(section, latex, material.bibliography()));
    return findings;
  }

  private List<Finding> title(String title) {
    List<Finding> findings = new ArrayList<>();
    if (title.isBlank()) {
      findings.add(Finding.block("no-title", SectionKind.ABSTRACT.id(), "The title is missing."));
    }
    findings.addAll(LatexCheck.of(SectionKind.ABSTRACT, title));
    TypedNumbers.of(SectionKind.ABSTRACT, title, known).stream()
        .filter(Finding::blocks)
        .forEach(findings::add);
    findings.addAll(TypedCitations.of(SectionKind.ABSTRACT, title));
    findings.addAll(SignificanceCheck.of(SectionKind.ABSTRACT, title, evidence));
    for (Macro macro : Macro.in(title, NOT_IN_TITLES)) {
      findings.add(
          Finding.block(
              "forbidden-latex",
              SectionKind.ABSTRACT.id(),
              "The title uses \\%s. A title is plain words, without numbers, citations or figures."
                  .formatted(macro.name())));
    }
    return findings;
  }

  private static List<Finding> headings(Draft draft) {
    Map<String, String> seen = new HashMap<>();
    for (SectionKind kind : SectionKind.values()) {
      seen.put(kind.title().toLowerCase(Locale.ROOT), kind.id());
    }
    List<Finding> findings = new ArrayList<>();
    for (SectionKind kind : SectionKind.values()) {
      String latex = draft.section(kind);
      for (Macro macro : Macro.in(latex, Set.of("subsection", "subsubsection"))) {
        String heading = macro.argument().orElse("").strip().toLowerCase(Locale.ROOT);
        String before = seen.putIfAbsent(heading, kind.id());
        if (before != null) {
          findings.add(
              Finding.block(
                  "duplicate-heading",
                  Place.at(kind, latex, macro.at()),
                  "The heading '%s' is already used in %s. Rename or merge it."
                      .formatted(macro.argument().orElse(""), before)));
        }
      }
    }
    return findings;
  }
}
