package dev.alhazen.study;

import dev.alhazen.journal.Journal;
import dev.alhazen.model.OverBudgetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Runs all investigations, each within its share of the budget. Those whose share was too small
/// are run again with what the others left, as long as that makes a difference.
final class Rounds {
  private final Workbench.Purse purse;
  private final Journal journal;
  private final int slots;

  /// @param journal the study's, which records how the budget is divided
  /// @param slots how many investigations at once
  Rounds(Workbench.Purse purse, Journal journal, int slots) {
    this.purse = purse;
    this.journal = journal;
    this.slots = slots;
  }

  /// Runs to the end.
  ///
  /// @return the endings in the order of the ideas
  /// @throws RuntimeException the first of what stopped investigations, where any did not end
  SequencedMap<String, Ending> run(
      List<Candidate> candidates, Function<Candidate, Ending> investigate) {
    SequencedMap<String, Ending> endings = new LinkedHashMap<>();
    SequencedMap<String, RuntimeException> stopped = new LinkedHashMap<>();
    List<Candidate> open = candidates;
    while (!open.isEmpty()) {
      purse.divide(journal, open.stream().map(Rounds::name).toList());
      SideBySide.Results results = new SideBySide(slots).run(open, investigate);
      endings.putAll(results.endings());
      stopped.putAll(results.stopped());
      stopped.keySet().removeAll(endings.keySet());
      open = next(candidates, open, results, stopped);
    }
    if (!stopped.isEmpty()) {
      throw stopped.firstEntry().getValue();
    }
    return ordered(candidates, endings);
  }

  /// Those that only the study's budget stopped. Where none has ended, no money came back either:
  /// then one fewer shares it, so that at least one gets to its end.
  private static List<Candidate> next(
      List<Candidate> all,
      List<Candidate> open,
      SideBySide.Results results,
      SequencedMap<String, RuntimeException> stopped) {
    if (!stopped.values().stream().allMatch(Rounds::lacksStudyMoney)) {
      return List.of();
    }
    List<Candidate> among = results.endings().isEmpty() ? open.subList(0, open.size() - 1) : all;
    return among.stream().filter(one -> stopped.containsKey(name(one))).toList();
  }

  private static boolean lacksStudyMoney(RuntimeException reason) {
    return reason instanceof OverBudgetException over
        && over.limit() == OverBudgetException.Limit.STUDY;
  }

  private static SequencedMap<String, Ending> ordered(
      List<Candidate> candidates, SequencedMap<String, Ending> endings) {
    SequencedMap<String, Ending> inOrder = new LinkedHashMap<>();
    candidates.forEach(
        one ->
            Optional.ofNullable(endings.get(name(one)))
                .ifPresent(ending -> inOrder.put(name(one), ending)));
    return inOrder;
  }

  private static String name(Candidate candidate) {
    return candidate.idea().name();
  }
}
