package dev.alhazen.journal;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a journal says was spent. An attempt that was started and never finished counts at its full
/// reservation, since it may have been paid for.
///
/// @param possiblyPaid the open attempts, each with its reservation
public record Account(
    Money total,
    Tokens tokens,
    SequencedMap<String, Line> stages,
    List<Event.Started> possiblyPaid) {

  /// The account of one stage.
  public record Line(int effects, Money cost, Tokens tokens, long millis) {
    static final Line EMPTY = new Line(0, Money.ZERO, Tokens.NONE, 0);

    Line plus(Line other) {
      return new Line(
          effects + other.effects,
          cost.plus(other.cost),
          tokens.plus(other.tokens),
          millis + other.millis);
    }

    Line plus(Event.Finished finished) {
      return new Line(
          effects + 1,
          cost.plus(finished.cost()),
          tokens.plus(finished.tokens()),
          millis + finished.millis());
    }
  }

  public static Account of(List<Entry> entries) {
    Map<Key, Event.Started> open = new LinkedHashMap<>();
    SequencedMap<String, Line> stages = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.body() instanceof Event.Started started) {
        open.put(new Key(started.step(), started.attempt()), started);
      } else if (entry.body() instanceof Event.Finished finished) {
        open.remove(new Key(finished.step(), finished.attempt()));
        stages.merge(
            finished.step().stage(), Line.EMPTY.plus(finished), (line, _) -> line.plus(finished));
      }
    }
    List<Event.Started> possiblyPaid =
        open.values().stream().filter(started -> !started.reservation().isZero()).toList();
    Money total = Money.ZERO;
    Tokens tokens = Tokens.NONE;
    for (Line line : stages.values()) {
      total = total.plus(line.cost());
      tokens = tokens.plus(line.tokens());
    }
    for (Event.Started started : possiblyPaid) {
      total = total.plus(started.reservation());
    }
    return new Account(total, tokens, stages, possiblyPaid);
  }

  public static Account empty() {
    return of(List.of());
  }

  /// Both accounts together.
  public Account plus(Account other) {
    SequencedMap<String, Line> both = new TreeMap<>(stages);
    other.stages.forEach((stage, line) -> both.merge(stage, line, Line::plus));
    List<Event.Started> open = new ArrayList<>(possiblyPaid);
    open.addAll(other.possiblyPaid);
    return new Account(total.plus(other.total), tokens.plus(other.tokens), both, List.copyOf(open));
  }

  private record Key(Step step, int attempt) {}
}
