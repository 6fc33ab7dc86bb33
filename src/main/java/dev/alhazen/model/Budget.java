package dev.alhazen.model;

import dev.alhazen.base.Money;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A limit on what may be spent, kept by reservation: a call that could exceed it is not made. One
/// budget is shared by all that spend from it. This class is thread-safe.
public final class Budget {
  private final Optional<Money> limit;
  private final Optional<Budget> whole;
  private final String option;
  private final ReentrantLock lock = new ReentrantLock();
  private Money spent;
  private Money reserved = Money.ZERO;

  private Budget(Optional<Money> limit, Optional<Budget> whole, String option, Money spent) {
    this.limit = limit;
    this.whole = whole;
    this.option = option;
    this.spent = spent;
  }

  /// A budget that only counts.
  public static Budget unlimited() {
    return new Budget(Optional.empty(), Optional.empty(), "--budget", Money.ZERO);
  }

  /// @param spent what the journals say was spent, or may have been
  public static Budget of(Money limit, Money spent) {
    return new Budget(Optional.of(limit), Optional.empty(), "--budget", spent);
  }

  /// A part of this budget with a limit of its own, such as one idea's; what it spends counts here
  /// too, but `spent`, which this budget knows of already, does not.
  public Budget part(Money ownLimit, Money ownSpent) {
    return new Budget(Optional.of(ownLimit), Optional.of(this), "--budget-per-idea", ownSpent);
  }

  /// Sets an amount aside.
  ///
  /// @throws ModelException of kind `OVER_BUDGET` where the limit does not cover it
  public Reservation reserve(Money amount) {
    Optional<Reservation> outer = whole.map(budget -> budget.reserve(amount));
    try {
      take(amount);
    } catch (ModelException e) {
      outer.ifPresent(reservation -> reservation.settle(Money.ZERO));
      throw e;
    }
    return new Reservation(amount, outer);
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

  private void take(Money amount) {
    lock.lock();
    try {
      Money after = spent.plus(reserved).plus(amount);
      // A free call is made even when an estimate was too low and the limit is already passed.
      if (limit.isPresent() && !amount.isZero() && after.exceeds(limit.get())) {
        throw new ModelException(ModelException.Kind.OVER_BUDGET, explanation(amount, limit.get()));
      }
      reserved = reserved.plus(amount);
    } finally {
      lock.unlock();
    }
  }

  private String explanation(Money amount, Money max) {
    String underWay =
        reserved.isZero()
            ? ""
            : " and %s reserved by calls under way".formatted(reserved.display());
    return ("The next call may cost up to %s, which the budget of %s does not cover (%s spent%s);"
            + " it was not made. Raise %s and resume.")
        .formatted(amount.display(), max.display(), spent.display(), underWay, option);
  }

  private void settle(Money amount, Money actual) {
    lock.lock();
    try {
      reserved = reserved.minus(amount);
      spent = spent.plus(actual);
    } finally {
      lock.unlock();
    }
  }

  /// An amount that was set aside for one call.
  public final class Reservation {
    private final Money amount;
    private final Optional<Reservation> outer;
    private boolean settled;

    private Reservation(Money amount, Optional<Reservation> outer) {
      this.amount = amount;
      this.outer = outer;
    }

    public Money amount() {
      return amount;
    }

    /// Replaces the amount set aside by what was spent; only the first call counts.
    public synchronized void settle(Money actual) {
      if (!settled) {
        settled = true;
        Budget.this.settle(amount, actual);
        outer.ifPresent(reservation -> reservation.settle(actual));
      }
    }
  }
}
