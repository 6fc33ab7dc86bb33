package dev.alhazen.journal;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a journal says was spent. An attempt that was started and never finished counts at its full
/// reservation, since it may have been paid for.
///
/// @param total the sum of the stages' lines, and of nothing else
/// @param stages by the first word of the steps
/// @param models by who made the effects, such as a model's name; effects of nobody by name are
///   left out, so this may add up to less in older journals
/// @param possiblyPaid the open attempts, each with its reservation
public record Account(
    Money total,
    Tokens tokens,
    SequencedMap<String, Line> stages,
    SequencedMap<String, Line> models,
    List<Event.Started> possiblyPaid) {

  /// The kind of a note that tells of a wait between attempts: an object with `millis`, and with
  /// `by` where someone by name was waited for.
  public static final String WAIT = "wait";

  /// The account of one stage or model.
  ///
  /// @param calls effects that came to a result
  /// @param attempts all attempts, failed and open ones included
  /// @param millis how long the attempts took
  /// @param waited how long was waited between attempts, in milliseconds
  public record Line(int calls, int attempts, Money cost, Tokens tokens, long millis, long waited) {
    /// Nothing.
    public static final Line EMPTY = new Line(0, 0, Money.ZERO, Tokens.NONE, 0, 0);

    /// One finished attempt.
    public static Line of(Event.Finished finished) {
      int calls = finished.outcome() == Event.Outcome.DONE ? 1 : 0;
      return new Line(calls, 1, finished.cost(), finished.tokens(), finished.millis(), 0);
    }

    static Line open(Event.Started started) {
      return new Line(0, 1, started.reservation(), Tokens.NONE, 0, 0);
    }

    static Line waiting(long millis) {
      return new Line(0, 0, Money.ZERO, Tokens.NONE, 0, millis);
    }

    public Line plus(Line other) {
      return new Line(
          calls + other.calls,
          attempts + other.attempts,
          cost.plus(other.cost),
          tokens.plus(other.tokens),
          millis + other.millis,
          waited + other.waited);
    }
  }

  public static Account of(List<Entry> entries) {
    Sums sums = new Sums();
    Map<Key, Event.Started> open = new LinkedHashMap<>();
    Map<Key, Event.Started> started = new HashMap<>();
    for (Entry entry : entries) {
      switch (entry.body()) {
        case Event.Started event -> {
          open.put(new Key(event.step(), event.attempt()), event);
          started.put(new Key(event.step(), event.attempt()), event);
        }
        case Event.Finished event -> {
          Key key = new Key(event.step(), event.attempt());
          open.remove(key);
          Optional<String> by = Optional.ofNullable(started.get(key)).flatMap(Event.Started::by);
          sums.add(event.step(), by, Line.of(event));
        }
        case Event.Noted note when note.kind().equals(WAIT) -> sums.add(note);
        case Event.Opened _, Event.Retracted _, Event.Decided _, Event.Noted _ -> {}
      }
    }
    open.values().forEach(event -> sums.add(event.step(), event.by(), Line.open(event)));
    return sums.account(open.values().stream().filter(e -> !e.reservation().isZero()).toList());
  }

  /// What was asked of a model; nothing where it was not asked.
  public Line model(String name) {
    return models.getOrDefault(name, Line.EMPTY);
  }

  /// What a stage did; nothing where it did nothing.
  public Line stage(String name) {
    return stages.getOrDefault(name, Line.EMPTY);
  }

  public static Account empty() {
    return of(List.of());
  }

  /// Both accounts together.
  public Account plus(Account other) {
    List<Event.Started> open = new ArrayList<>(possiblyPaid);
    open.addAll(other.possiblyPaid);
    Sums sums = new Sums();
    sums.addAll(this);
    sums.addAll(other);
    return sums.account(open);
  }

  private record Key(Step step, int attempt) {}

  /// Adds up by stage and by model.
  private static final class Sums {
    private final SequencedMap<String, Line> stages = new TreeMap<>();
    private final SequencedMap<String, Line> models = new TreeMap<>();

    void add(Step step, Optional<String> by, Line line) {
      stages.merge(step.stage(), line, Line::plus);
      by.ifPresent(name -> models.merge(name, line, Line::plus));
    }

    /// Older journals say in words how long was waited.
    void add(Event.Noted wait) {
      long millis = wait.value().path("millis").asLong(0);
      Optional<String> by =
          Optional.of(wait.value().path("by").asString("")).filter(name -> !name.isEmpty());
      if (millis > 0) {
        add(wait.step(), by, Line.waiting(millis));
      }
    }

    void addAll(Account account) {
      account.stages.forEach((name, line) -> stages.merge(name, line, Line::plus));
      account.models.forEach((name, line) -> models.merge(name, line, Line::plus));
    }

    Account account(List<Event.Started> open) {
      Line all = stages.values().stream().reduce(Line.EMPTY, Line::plus);
      return new Account(all.cost(), all.tokens(), stages, models, List.copyOf(open));
    }
  }
}
