package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// From a draft to a manuscript: checks, repairs, typesets, in rounds. What is left after the last
/// round stays in the manuscript's findings.
final class Finishing {
  private final SectionAuthor author;
  private final Checks checks;
  private final Press press;
  private final int rounds;

  Finishing(SectionAuthor author, Checks checks, Press press, int rounds) {
    this.author = author;
    this.checks = checks;
    this.press = press;
    this.rounds = rounds;
  }

  /// @param step the stage's step, such as `write`
  Manuscript finish(Step step, Draft first) {
    Draft draft = first;
    for (int round = 1; round <= rounds; round++) {
      List<Finding> findings = checks.of(draft);
      if (!needsRepair(findings, round)) {
        Press.Proof proof = press.print(step.then("typeset").round(round), draft);
        findings = joined(findings, proof.findings());
        if (!needsRepair(findings, round)) {
          return manuscript(draft, proof, findings);
        }
      }
      draft = repaired(step, draft, findings, round);
    }
    return printed(press, checks, step.then("typeset").round(rounds + 1), draft);
  }

  /// Blocking findings always do; lesser ones are worth the first round.
  private static boolean needsRepair(List<Finding> findings, int round) {
    return findings.stream()
        .filter(finding -> SectionKind.of(Place.section(finding.place())).isPresent())
        .anyMatch(
            finding ->
                finding.blocks() || (round == 1 && Checks.WORTH_REPAIR.contains(finding.kind())));
  }

  private Draft repaired(Step step, Draft draft, List<Finding> findings, int round) {
    Map<SectionKind, List<Finding>> faults = bySection(findings);
    faults.values().removeIf(found -> !needsRepair(found, round));
    Step repair = step.then("repair").round(round);
    return draft.with(
        Replies.of(
            faults,
            (section, found) ->
                author.repair(repair.then(section.id()), section, round, draft, found)));
  }

  /// Findings of the sections that a model can mend; those of the program's own parts are not.
  private static Map<SectionKind, List<Finding>> bySection(List<Finding> findings) {
    Map<SectionKind, List<Finding>> map = new TreeMap<>();
    for (Finding finding : findings) {
      SectionKind.of(Place.section(finding.place()))
          .ifPresent(kind -> map.computeIfAbsent(kind, _ -> new ArrayList<>()).add(finding));
    }
    return map;
  }

  /// The draft as it is, checked and typeset once, without repair.
  static Manuscript printed(Press press, Checks checks, Step step, Draft draft) {
    Press.Proof proof = press.print(step, draft);
    return manuscript(draft, proof, joined(checks.of(draft), proof.findings()));
  }

  private static Manuscript manuscript(Draft draft, Press.Proof proof, List<Finding> findings) {
    return new Manuscript(
        draft.title(),
        draft.inOrder(),
        Assembly.citedKeys(draft),
        proof.sources().tree(),
        proof.pdf(),
        findings);
  }

  private static List<Finding> joined(List<Finding> some, List<Finding> more) {
    List<Finding> all = new ArrayList<>(some);
    more.stream().filter(finding -> !all.contains(finding)).forEach(all::add);
    return List.copyOf(all);
  }
}
