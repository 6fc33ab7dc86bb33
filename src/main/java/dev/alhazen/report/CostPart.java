package dev.alhazen.report;

import dev.alhazen.base.Money;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.model.ModelReply;
import dev.alhazen.page.Blocks;
import dev.alhazen.page.Table;
import dev.alhazen.page.Timeline;
import j2html.tags.DomContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What the study cost, by stage and by model, as its journals tell.
final class CostPart {
  private CostPart() {}

  static DomContent of(StudyFiles study) {
    Account account =
        journals(study).values().stream().map(Account::of).reduce(Account.empty(), Account::plus);
    List<DomContent> blocks = new ArrayList<>();
    blocks.add(Blocks.text(sentence(account)));
    possiblyPaid(account.possiblyPaid(), blocks);
    blocks.add(table("By stage", "stage", account.stages()));
    blocks.add(table("By model", "model", models(study, account)));
    return Blocks.part("cost", "Cost", blocks);
  }

  /// The study's own journal first, then those of the investigations.
  static SequencedMap<String, List<Entry>> journals(StudyFiles study) {
    SequencedMap<String, List<Entry>> journals = new LinkedHashMap<>();
    journals.put("study", study.entries());
    study.investigations().forEach(one -> journals.put(one.name(), one.entries()));
    return journals;
  }

  private static String sentence(Account account) {
    Account.Line all =
        account.stages().values().stream().reduce(Account.Line.EMPTY, Account.Line::plus);
    return "%s for %s attempts of effects, %s tokens, %s of work."
        .formatted(
            account.total().display(),
            Numbers.count(all.attempts()),
            Numbers.tokens(account.tokens()),
            Timeline.span(Duration.ofMillis(all.millis())));
  }

  private static void possiblyPaid(List<Event.Started> open, List<DomContent> blocks) {
    if (open.isEmpty()) {
      return;
    }
    Money reserved = open.stream().map(Event.Started::reservation).reduce(Money.ZERO, Money::plus);
    blocks.add(
        Blocks.banner(
            Blocks.Tone.WARN,
            "Cut off, and perhaps paid for: %d of the calls, at most %s (%s)."
                .formatted(
                    open.size(),
                    reserved.display(),
                    String.join(", ", open.stream().map(s -> s.step().path()).toList()))));
  }

  /// Older journals do not say who was asked; there the replies do, as far as they are kept.
  private static SequencedMap<String, Account.Line> models(StudyFiles study, Account account) {
    if (!account.models().isEmpty()) {
      return account.models();
    }
    RecordedReplies replies = new RecordedReplies(study.blobs());
    SequencedMap<String, Account.Line> models = new TreeMap<>();
    for (List<Entry> entries : journals(study).values()) {
      for (Entry entry : entries) {
        if (entry.body() instanceof Event.Finished finished && RecordedReplies.isModel(finished)) {
          models.merge(model(replies, finished), Account.Line.of(finished), Account.Line::plus);
        }
      }
    }
    return models;
  }

  private static String model(RecordedReplies replies, Event.Finished finished) {
    return finished.outcome() == Event.Outcome.FAILED
        ? "(failed calls)"
        : replies.of(finished).map(ModelReply::model).orElse("(reply no longer kept)");
  }

  private static DomContent table(
      String caption, String first, SequencedMap<String, Account.Line> lines) {
    Table table =
        new Table(
            caption,
            List.of(
                Table.Column.words(first),
                Table.Column.numbers("calls"),
                Table.Column.numbers("attempts"),
                Table.Column.numbers("cost"),
                Table.Column.numbers("tokens in"),
                Table.Column.numbers("cached"),
                Table.Column.numbers("tokens out"),
                Table.Column.numbers("time"),
                Table.Column.numbers("waited")));
    lines.forEach((name, line) -> table.row(row(name, line)));
    return table.html();
  }

  private static String[] row(String name, Account.Line line) {
    return new String[] {
      name,
      Numbers.count(line.calls()),
      Numbers.count(line.attempts()),
      line.cost().display(),
      Numbers.count(line.tokens().input()),
      Numbers.count(line.tokens().cached()),
      Numbers.count(line.tokens().output()),
      Timeline.span(Duration.ofMillis(line.millis())),
      line.waited() == 0 ? "" : Timeline.span(Duration.ofMillis(line.waited()))
    };
  }
}
