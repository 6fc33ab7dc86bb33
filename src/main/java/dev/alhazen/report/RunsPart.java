package dev.alhazen.report;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.text;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Money;
import dev.alhazen.evidence.Results;
import dev.alhazen.experiment.Integrity;
import dev.alhazen.experiment.Run;
import dev.alhazen.experiment.Trials;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.page.Blocks;
import dev.alhazen.page.Table;
import dev.alhazen.page.Timeline;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was run, what was measured, and every attempt at it.
final class RunsPart {
  private RunsPart() {}

  static List<DomContent> of(InvestigationFiles one) {
    List<DomContent> blocks = new ArrayList<>();
    one.trials().ifPresent(trials -> blocks.addAll(PlanPart.of(trials.protocol())));
    one.trials().ifPresent(trials -> blocks.addAll(runs(trials)));
    one.results().datasets().forEach(set -> blocks.add(measurements(one, set)));
    one.trials().ifPresent(trials -> blocks.addAll(ledger(trials, one.entries())));
    return blocks;
  }

  private static List<DomContent> runs(Trials trials) {
    List<DomContent> blocks =
        new ArrayList<>(List.of(h3("Runs"), Blocks.text(trials.conclusion())));
    trials.runs().stream()
        .flatMap(run -> run.integrity().stream())
        .findFirst()
        .ifPresent(integrity -> blocks.add(Blocks.text(integrity.sentence())));
    blocks.add(table(trials));
    trials.runs().forEach(run -> blocks.addAll(remarks(run)));
    return blocks;
  }

  private static List<DomContent> remarks(Run run) {
    return run.integrity().map(Integrity::remarks).orElse(List.of()).stream()
        .<DomContent>map(
            remark ->
                remark.contains("\n")
                    ? Blocks.folded(
                        run.name() + ": " + remark.lines().findFirst().orElseThrow(),
                        List.of(Blocks.verbatim(remark.substring(remark.indexOf('\n') + 1))))
                    : Blocks.banner(Blocks.Tone.WARN, run.name() + ": " + remark))
        .toList();
  }

  private static List<DomContent> ledger(Trials trials, List<Entry> entries) {
    List<String> changes =
        trials.runs().stream()
            .filter(run -> !run.change().isBlank())
            .map(run -> run.name() + ": " + run.change())
            .toList();
    return List.of(
        h3("Every attempt"),
        attempts(trials, entries),
        Blocks.folded("Plan in words", List.of(Blocks.verbatim(trials.plan()))),
        Blocks.folded("What each run changed", List.of(Blocks.points(changes))));
  }

  private static DomContent table(Trials trials) {
    Table table =
        new Table(
            "Finished runs",
            List.of(
                Table.Column.words("run"),
                Table.Column.words("what"),
                Table.Column.words("from"),
                Table.Column.words("seeds"),
                Table.Column.numbers("time"),
                Table.Column.words("code"),
                Table.Column.words("observation")));
    for (Run run : trials.runs()) {
      table.row(
          run.name(),
          trials.protocol().amendment(run.name()).isPresent()
              ? run.title() + " (exploratory)"
              : run.title(),
          trials.start(run.name()).orElse("–"),
          seeds(run.seeds()),
          Timeline.span(run.wall()),
          run.code().brief(),
          run.observation());
    }
    return table.html();
  }

  private static DomContent measurements(InvestigationFiles one, String dataset) {
    Results results = one.results();
    List<String> metrics = results.metrics();
    Table table =
        new Table(
            "%s: mean ± standard error (n repetitions)%s".formatted(dataset, footnote(one)),
            Stream.concat(
                    Stream.of(Table.Column.words("run")),
                    metrics.stream().map(Table.Column::numbers))
                .toList());
    for (String run : results.runs()) {
      List<DomContent> row = new ArrayList<>(List.of(text(run)));
      metrics.forEach(metric -> row.add(text(cell(one, run, dataset, metric))));
      table.row(row);
    }
    return table.html();
  }

  private static String footnote(InvestigationFiles one) {
    return one.results().measurements().stream()
            .anyMatch(m -> isSelfReported(one, m.run(), m.metric()))
        ? "; † self-reported by the experiment's own code"
        : "";
  }

  private static boolean isSelfReported(InvestigationFiles one, String run, String metric) {
    return one.trials().filter(trials -> trials.isSelfReported(run, metric)).isPresent();
  }

  private static String cell(InvestigationFiles one, String run, String dataset, String metric) {
    return one.results()
        .at("%s/%s/%s".formatted(run, dataset, metric))
        .map(m -> Numbers.measured(m) + (isSelfReported(one, run, metric) ? " †" : ""))
        .orElse("–");
  }

  private static DomContent attempts(Trials trials, List<Entry> entries) {
    if (trials.attempts().isEmpty()) {
      return Blocks.text("Nothing was attempted.");
    }
    Table table =
        new Table(
            "The trial ledger: " + trials.tally(),
            List.of(
                Table.Column.words("run"),
                Table.Column.numbers("attempt"),
                Table.Column.words("what"),
                Table.Column.words("outcome"),
                Table.Column.words("detail"),
                Table.Column.words("seeds"),
                Table.Column.numbers("time"),
                Table.Column.numbers("calls"),
                Table.Column.words("code")));
    trials.attempts().forEach(attempt -> table.row(row(attempt, entries)));
    return table.html();
  }

  private static List<DomContent> row(Trials.Attempt attempt, List<Entry> entries) {
    Trials.Circumstances made = attempt.circumstances();
    String discarded = made.discarded().isEmpty() ? "" : "; discarded: " + made.discarded();
    return List.of(
        text(attempt.run()),
        text(String.valueOf(attempt.number())),
        text(attempt.title()),
        Blocks.badge(attempt.isFinished() ? Blocks.Tone.GOOD : Blocks.Tone.BAD, attempt.outcome()),
        text(attempt.detail() + discarded),
        text(seeds(made.seeds())),
        text(made.wall().isZero() ? "–" : Timeline.span(made.wall())),
        text(cost(attempt, entries).display()),
        text(made.code().map(Digest::brief).orElse("–")));
  }

  /// What the model calls of an attempt cost.
  private static Money cost(Trials.Attempt attempt, List<Entry> entries) {
    Pattern calls =
        Pattern.compile(
            "experiment/%s/(edit|coder)#%d(/.*)?"
                .formatted(Pattern.quote(attempt.run()), attempt.number()));
    return entries.stream()
        .map(Entry::body)
        .filter(Event.Finished.class::isInstance)
        .map(Event.Finished.class::cast)
        .filter(effect -> calls.matcher(effect.step().path()).matches())
        .map(Event.Finished::cost)
        .reduce(Money.ZERO, Money::plus);
  }

  private static String seeds(List<Integer> seeds) {
    return seeds.isEmpty()
        ? "–"
        : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
