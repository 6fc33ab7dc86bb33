package dev.alhazen.manuscript;

import dev.alhazen.evidence.Comparison;
import dev.alhazen.evidence.Confirmatory;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.SealedPlan.Expected;
import dev.alhazen.evidence.SealedPlan.Primary;
import java.util.List;
import java.util.stream.Collectors;

/// What the appendix says of the comparisons that were sealed before the first run: how they were
/// tested, what came of each, and what so few seeds could have found.
final class SealedTables {
  private static final String RULE =
      "Differences of means are tested by Welch's $t$ test, two-sided, at the level $0.05$,"
          + " whatever the values look like; this was fixed before anything was measured. Every"
          + " comparison that was not sealed before the first run is exploratory and confirms"
          + " nothing, whatever its $p$. Times are described and not tested.";

  private final Evidence evidence;
  private final Ledger ledger;
  private final List<Confirmatory> sealed;

  SealedTables(Evidence evidence, Ledger ledger) {
    this.evidence = evidence;
    this.ledger = ledger;
    this.sealed = evidence.confirmatory();
  }

  String latex() {
    if (evidence.results().runs().size() < 2) {
      return "";
    }
    String heading = "\\subsection*{Comparisons}\n" + RULE + "\n";
    if (sealed.isEmpty()) {
      return heading
          + "No comparison was sealed, so that all of them are exploratory: they are leads for"
          + " another study, and none is a result of this one.\n\n";
    }
    return heading + introduction() + verdicts() + power();
  }

  private String introduction() {
    return ("The $p$ of the comparisons below are corrected for their number (%d) by Holm's method;"
            + " one that was not measured, or could not be tested, counts with $p = 1$. The effect"
            + " is Hedges' $g$; brackets hold intervals at level $0.95$, each for its comparison"
            + " alone. A difference is called significant only where both sides have at least"
            + " %d seeds.\n\n")
        .formatted(sealed.size(), Comparison.LEAST_SEEDS);
  }

  private String verdicts() {
    String rows =
        sealed.stream()
            .map(
                one ->
                    row(
                        comparison(one.primary()),
                        difference(one),
                        number(one, "p"),
                        number(one, "corrected"),
                        number(one, "effect"),
                        number(one, "n"),
                        one.comparison().isPresent() ? number(one, "verdict") : "not measured"))
            .collect(Collectors.joining());
    return Longtable.latex(
        "The comparisons that were sealed before the first run.",
        "@{}L{0.18\\linewidth}L{0.16\\linewidth}L{0.09\\linewidth}L{0.09\\linewidth}"
            + "L{0.14\\linewidth}L{0.06\\linewidth}L{0.1\\linewidth}@{}",
        "Comparison & Difference & $p$ & Corrected & Effect & Seeds & Verdict",
        rows);
  }

  /// Only what was tested has a power.
  private String power() {
    String rows =
        sealed.stream()
            .filter(one -> one.comparison().map(it -> it.standing().isTested()).orElse(false))
            .map(
                one ->
                    row(
                        comparison(one.primary()),
                        number(one, "permutation"),
                        number(one, "detectable"),
                        number(one, "seeds")))
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : Longtable.latex(
            "Checks of the sealed comparisons: $p$ of the permutation test, which assumes nothing"
                + " about the noise but cannot fall far with few seeds (three against three give"
                + " at least $0.1$); the smallest true difference that four of five such studies"
                + " would find, with this noise and this number of seeds; and the seeds a side that"
                + " would find a difference like the one observed.",
            "@{}L{0.34\\linewidth}L{0.16\\linewidth}L{0.2\\linewidth}L{0.16\\linewidth}@{}",
            "Comparison & Permutation $p$ & Smallest found & Seeds needed",
            rows);
  }

  private String difference(Confirmatory one) {
    boolean hasInterval = one.comparison().flatMap(it -> it.difference().interval()).isPresent();
    return number(one, "estimate") + (hasInterval ? " " + number(one, "interval") : "");
  }

  private String number(Confirmatory one, String part) {
    return ledger.number(one.primary().path() + "/" + part);
  }

  private static String row(String... cells) {
    return String.join(" & ", cells) + " \\\\\n";
  }

  private static String comparison(Primary primary) {
    return "%s to %s, %s, %s, expected %s"
        .formatted(
            Escaped.code(primary.run()),
            Escaped.code(primary.against()),
            Escaped.latex(primary.dataset()),
            Escaped.code(primary.metric()),
            word(primary.expected()));
  }

  private static String word(Expected expected) {
    return switch (expected) {
      case LOWER -> "lower";
      case HIGHER -> "higher";
      case DIFFERENT -> "to differ";
    };
  }
}
