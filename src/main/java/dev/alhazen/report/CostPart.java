package dev.alhazen.report;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
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
    SequencedMap<String, List<Entry>> journals = journals(study);
    SequencedMap<String, Spent> stages = new LinkedHashMap<>();
    SequencedMap<String, Spent> models = new TreeMap<>();
    List<Event.Started> open = new ArrayList<>();
    for (List<Entry> entries : journals.values()) {
      Account account = Account.of(entries);
      account.stages().forEach((stage, line) -> add(stages, stage, Spent.of(line)));
      open.addAll(account.possiblyPaid());
      byModel(new RecordedReplies(study.blobs()), entries, models);
    }
    Spent all = stages.values().stream().reduce(Spent.NONE, Spent::plus);
    List<DomContent> blocks = new ArrayList<>();
    blocks.add(Blocks.text(sentence(all)));
    possiblyPaid(open, blocks);
    blocks.add(table("By stage", "stage", stages));
    blocks.add(table("By model", "model", models));
    return Blocks.part("cost", "Cost", blocks);
  }

  /// The study's own journal first, then those of the investigations.
  static SequencedMap<String, List<Entry>> journals(StudyFiles study) {
    SequencedMap<String, List<Entry>> journals = new LinkedHashMap<>();
    journals.put("study", study.entries());
    study.investigations().forEach(one -> journals.put(one.name(), one.entries()));
    return journals;
  }

  private static String sentence(Spent all) {
    return "%s for %s effects, %s tokens, %s of work."
        .formatted(
            all.cost().display(),
            Numbers.count(all.effects()),
            Numbers.tokens(all.tokens()),
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

  private static void byModel(
      RecordedReplies replies, List<Entry> entries, SequencedMap<String, Spent> models) {
    for (Entry entry : entries) {
      if (entry.body() instanceof Event.Finished finished && RecordedReplies.isModel(finished)) {
        add(models, model(replies, finished), Spent.of(finished));
      }
    }
  }

  private static String model(RecordedReplies replies, Event.Finished finished) {
    return finished.outcome() == Event.Outcome.FAILED
        ? "(failed calls)"
        : replies.of(finished).map(ModelReply::model).orElse("(reply no longer kept)");
  }

  private static void add(SequencedMap<String, Spent> lines, String name, Spent spent) {
    lines.merge(name, spent, Spent::plus);
  }

  private static DomContent table(String caption, String first, SequencedMap<String, Spent> lines) {
    Table table =
        new Table(
            caption,
            List.of(
                Table.Column.words(first),
                Table.Column.numbers("effects"),
                Table.Column.numbers("cost"),
                Table.Column.numbers("tokens in"),
                Table.Column.numbers("cached"),
                Table.Column.numbers("tokens out"),
                Table.Column.numbers("time")));
    lines.forEach((name, spent) -> table.row(row(name, spent)));
    return table.html();
  }

  private static String[] row(String name, Spent spent) {
    return new String[] {
      name,
      Numbers.count(spent.effects()),
      spent.cost().display(),
      Numbers.count(spent.tokens().input()),
      Numbers.count(spent.tokens().cached()),
      Numbers.count(spent.tokens().output()),
      Timeline.span(Duration.ofMillis(spent.millis()))
    };
  }

  /// A sum.
  private record Spent(long effects, Money cost, Tokens tokens, long millis) {
    static final Spent NONE = new Spent(0, Money.ZERO, Tokens.NONE, 0);

    static Spent of(Account.Line line) {
      return new Spent(line.effects(), line.cost(), line.tokens(), line.millis());
    }

    static Spent of(Event.Finished finished) {
      return new Spent(1, finished.cost(), finished.tokens(), finished.millis());
    }

    Spent plus(Spent other) {
      return new Spent(
          effects + other.effects,
          cost.plus(other.cost),
          tokens.plus(other.tokens),
          millis + other.millis);
    }
  }
}
