package dev.alhazen.model;

import dev.alhazen.base.Money;

/// A call was not made, since a budget does not cover it.
public final class OverBudgetException extends ModelException {
  private final Limit limit;
  private final transient Money amount;

  /// Which limit was reached.
  public enum Limit {
    STUDY("--budget"),
    IDEA("--budget-per-idea");

    private final String option;

    Limit(String option) {
      this.option = option;
    }

    /// The option that raises it.
    public String option() {
      return option;
    }
  }

  OverBudgetException(Limit limit, Money amount, String message) {
    super(Kind.OVER_BUDGET, message);
    this.limit = limit;
    this.amount = amount;
  }

  public Limit limit() {
    return limit;
  }

  /// What the limit is set to.
  public Money amount() {
    return amount;
  }
}
