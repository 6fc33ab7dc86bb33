package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Budget;
import dev.alhazen.study.Asked;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.study.Workbench;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A study's budget and how it is divided. Each time that investigations begin, what is left is
/// divided anew, and the division is journalled: so a raised budget is visibly shared again. This
/// class is thread-safe.
final class StudyPurse implements Workbench.Purse {
  private static final Step STEP = Step.of("budget/division");

  private final StudyFolder folder;
  private final Asked asked;
  private final Budget whole;
  private final Map<String, Budget> ideas = new ConcurrentHashMap<>();

  StudyPurse(StudyFolder folder, Asked asked) {
    this.folder = folder;
    this.asked = asked;
    this.whole =
        asked
            .budget()
            .map(limit -> Budget.of(limit, folder.account().total()))
            .orElseGet(Budget::unlimited);
  }

  /// Whose budget the calls of a scope are charged to: the study's own, or an idea's.
  Budget of(Journal journal, String scope) {
    return scope.equals("study")
        ? whole
        : ideas.computeIfAbsent(
            scope, _ -> part(Account.of(journal.entries()).total(), Money.ZERO));
  }

  @Override
  public void divide(Journal study, List<String> names) {
    ideas.values().forEach(Budget::close);
    ideas.clear();
    if (asked.budget().isEmpty() || names.isEmpty()) {
      return;
    }
    Money limit = asked.budget().get();
    SortedMap<String, Money> envelopes = new TreeMap<>();
    Money share = share(limit.minus(whole.spent()), names.size());
    for (String name : names) {
      Money spent = spent(name);
      Money envelope = capped(spent.plus(share));
      envelopes.put(name, envelope);
      ideas.put(name, part(spent, envelope));
    }
    record(study, limit, envelopes);
  }

  @Override
  public void giveBack(String idea) {
    Optional.ofNullable(ideas.get(idea)).ifPresent(Budget::close);
  }

  private Budget part(Money spent, Money envelope) {
    return whole.part(asked.options().budgetPerIdea(), envelope, spent);
  }

  private Money spent(String idea) {
    return Account.of(Journal.read(folder.investigation(idea).journal())).total();
  }

  /// No more is kept for an idea than it may spend.
  private Money capped(Money envelope) {
    return asked.options().budgetPerIdea().filter(envelope::exceeds).orElse(envelope);
  }

  private static Money share(Money left, int ideas) {
    BigDecimal part =
        left.usd()
            .max(BigDecimal.ZERO)
            .divide(BigDecimal.valueOf(ideas), new MathContext(12, RoundingMode.DOWN));
    return new Money(part);
  }

  private void record(Journal study, Money limit, SortedMap<String, Money> envelopes) {
    long before =
        study.entries().stream()
            .filter(
                entry ->
                    entry.body() instanceof Event.Decided decided
                        && decided.step().path().startsWith(STEP.path()))
            .count();
    study.decide(
        STEP.round((int) before + 1),
        () -> Json.tree(Map.of("budget", limit, "spent", whole.spent(), "envelopes", envelopes)));
  }
}
