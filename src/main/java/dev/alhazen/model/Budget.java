package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.journal.StoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A limit on what may be spent, kept by reservation: a call that could exceed it is not made.
///
/// A budget has parts, such as one idea's. A part may have a limit of its own, and an envelope: an
/// amount that the others leave untouched until it is spent or the part is closed. Whoever spends
/// from a part spends from the whole. This class is thread-safe.
public final class Budget {
  private final Optional<Money> limit;
  private final OverBudgetException.Limit kind;
  private final Optional<Budget> whole;
  private final Money envelope;
  private final List<Budget> parts = new ArrayList<>();

  /// One lock for the whole and all its parts, so that each decision sees one state.
  private final ReentrantLock lock;

  private final Condition returned;
  private Money spent;
  private Money reserved = Money.ZERO;
  private boolean closed;

  private Budget(Optional<Money> limit, Money spent) {
    this.limit = limit;
    this.kind = OverBudgetException.Limit.STUDY;
    this.whole = Optional.empty();
    this.envelope = Money.ZERO;
    this.lock = new ReentrantLock();
    this.returned = lock.newCondition();
    this.spent = spent;
  }

  private Budget(Budget whole, Optional<Money> limit, Money envelope, Money spent) {
    this.limit = limit;
    this.kind = OverBudgetException.Limit.IDEA;
    this.whole = Optional.of(whole);
    this.envelope = envelope;
    this.lock = whole.lock;
    this.returned = whole.returned;
    this.spent = spent;
  }

  /// A budget that only counts.
  public static Budget unlimited() {
    return new Budget(Optional.empty(), Money.ZERO);
  }

  /// @param spent what the journals say was spent, or may have been
  public static Budget of(Money limit, Money spent) {
    return new Budget(Optional.of(limit), spent);
  }

  /// Adds a part.
  ///
  /// @param ownLimit the most that the part may spend, what it spent before included
  /// @param ownEnvelope what is kept for it of the whole, what it spent before included
  /// @param ownSpent what it spent before, of which the whole knows already
  public Budget part(Optional<Money> ownLimit, Money ownEnvelope, Money ownSpent) {
    lock.lock();
    try {
      Budget part = new Budget(this, ownLimit, ownEnvelope, ownSpent);
      parts.add(part);
      return part;
    } finally {
      lock.unlock();
    }
  }

  /// Returns what is left of a part's envelope to the whole; the part may still spend what the
  /// whole can spare.
  public void close() {
    lock.lock();
    try {
      closed = true;
      returned.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Sets aside exactly this amount.
  ///
  /// @throws OverBudgetException where the limit does not cover it
  public Reservation reserve(Money amount) {
    return reserve(amount, amount);
  }

  /// Sets aside as much as is wanted; waits for calls under way to return what they do not use,
  /// where that may help; and is content with less, down to the least.
  ///
  /// @throws OverBudgetException where even the least is not covered
  public Reservation reserve(Money wanted, Money least) {
    lock.lock();
    try {
      while (true) {
        Money room = room(wanted);
        if (wanted.isZero() || !wanted.exceeds(room)) {
          return taken(wanted);
        }
        Money hoped = room.plus(returning());
        if (returning().isZero() || least.exceeds(hoped)) {
          return taken(lowered(least, room));
        }
        await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// What was spent for certain or may have been.
  public Money spent() {
    lock.lock();
    try {
      return spent;
    } finally {
      lock.unlock();
    }
  }

  private Money lowered(Money least, Money room) {
    if (least.exceeds(room)) {
      throw tight(least);
    }
    return room;
  }

  private void await() {
    try {
      returned.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /// How much may be set aside here, at most what is wanted.
  private Money room(Money wanted) {
    Money own = limit.map(max -> least(wanted, free(max))).orElse(wanted);
    return whole.map(all -> least(own, all.roomFor(this, own))).orElse(own);
  }

  private Money roomFor(Budget part, Money wanted) {
    return limit.map(max -> least(wanted, free(max).minus(keptForOthers(part)))).orElse(wanted);
  }

  private Money free(Money max) {
    return max.minus(spent).minus(reserved);
  }

  private Money keptForOthers(Budget part) {
    return parts.stream()
        .filter(other -> other != part)
        .map(Budget::unspentEnvelope)
        .reduce(Money.ZERO, Money::plus);
  }

  private Money unspentEnvelope() {
    return closed ? Money.ZERO : positive(envelope.minus(spent).minus(reserved));
  }

  /// What calls under way may give back to this budget: its own, and what other parts set aside
  /// beyond their envelopes.
  private Money returning() {
    Money others =
        whole
            .map(all -> all.limit.isPresent() ? all.returningFromOthers(this) : Money.ZERO)
            .orElse(Money.ZERO);
    return reserved.plus(others);
  }

  private Money returningFromOthers(Budget part) {
    return parts.stream()
        .filter(other -> other != part)
        .map(Budget::reservedBeyondEnvelope)
        .reduce(Money.ZERO, Money::plus);
  }

  private Money reservedBeyondEnvelope() {
    return closed ? reserved : least(reserved, positive(spent.plus(reserved).minus(envelope)));
  }

  private Reservation taken(Money amount) {
    reserved = reserved.plus(amount);
    whole.ifPresent(all -> all.reserved = all.reserved.plus(amount));
    return new Reservation(amount);
  }

  private void settle(Money amount, Money actual) {
    reserved = reserved.minus(amount);
    spent = spent.plus(actual);
    whole.ifPresent(all -> all.settle(amount, actual));
  }

  /// Names the limit that is in the way.
  private OverBudgetException tight(Money least) {
    boolean own = limit.isPresent() && least.exceeds(free(limit.get()));
    return own || whole.isEmpty()
        ? explained(least, "")
        : whole.get().explained(least, keptForOthersExplained());
  }

  private String keptForOthersExplained() {
    Money kept = whole.map(all -> all.keptForOthers(this)).orElse(Money.ZERO);
    return kept.isZero() ? "" : ", %s kept for other ideas".formatted(kept.display());
  }

  private OverBudgetException explained(Money least, String kept) {
    Money max = limit.orElse(Money.ZERO);
    String underWay =
        reserved.isZero() ? "" : ", %s reserved by calls under way".formatted(reserved.display());
    return new OverBudgetException(
        kind,
        max,
        ("The next call may cost up to %s, which the budget of %s does not cover (%s spent%s%s);"
                + " it was not made. Raise %s and resume.")
            .formatted(
                least.display(), max.display(), spent.display(), underWay, kept, kind.option()));
  }

  private static Money least(Money one, Money other) {
    return one.exceeds(other) ? other : one;
  }

  private static Money positive(Money money) {
    return money.usd().signum() < 0 ? Money.ZERO : money;
  }

  /// An amount that was set aside for one call.
  public final class Reservation {
    private final Money amount;
    private boolean settled;

    private Reservation(Money amount) {
      this.amount = amount;
    }

    public Money amount() {
      return amount;
    }

    /// Replaces the amount set aside by what was spent; only the first call counts.
    public void settle(Money actual) {
      lock.lock();
      try {
        if (!settled) {
          settled = true;
          Budget.this.settle(amount, actual);
          returned.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
