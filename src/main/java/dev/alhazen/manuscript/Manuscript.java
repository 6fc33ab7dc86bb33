package dev.alhazen.manuscript;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.sandbox.Tree;
import java.util.List;
import java.util.Optional;

/// A paper: LaTeX sources, what they rest on, and what came of building them.
///
/// @param title plain text
/// @param sections the body in order, as the model wrote it, evidence macros unresolved
/// @param references citation keys in use
/// @param sources the complete, self-contained LaTeX folder; `paper.tex` is the main file
/// @param pdf the built paper; absent where there is no TeX or LaTeX stopped
/// @param findings what is left; a blocking one makes this a draft
public record Manuscript(
    String title,
    List<Section> sections,
    List<String> references,
    Tree sources,
    Optional<Digest> pdf,
    List<Finding> findings) {
  public Manuscript {
    sections = List.copyOf(sections);
    references = List.copyOf(references);
    findings = List.copyOf(findings);
  }

  /// One part of the paper.
  ///
  /// @param id a stable word: `abstract`, `introduction`, `related_work`, `background`, `method`,
  ///   `setup`, `results`, `conclusion`
  /// @param latex its body without the heading
  public record Section(String id, String title, String latex) {}

  /// Whether something keeps this from being called finished.
  public boolean isDraft() {
    return findings.stream().anyMatch(Finding::blocks);
  }
}
