package dev.alhazen.model;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.journal.Journal;
import java.util.Map;
import java.util.Optional;

/// Puts each attempt on record before and after it is made, and lets none be made that the budget
/// does not cover. This class is thread-safe.
public final class RecordedModel implements Model {
  private final Journal journal;
  private final Budget budget;
  private final Price price;
  private final Model next;

  /// @param price what the model costs; reservations are made at it
  public RecordedModel(Journal journal, Budget budget, Price price, Model next) {
    this.journal = journal;
    this.budget = budget;
    this.price = price;
    this.next = next;
  }

  @Override
  public String name() {
    return next.name();
  }

  /// @throws ModelException of kind `OVER_BUDGET` where the call could exceed the budget: it is
  ///   then not made
  @Override
  public ModelReply ask(ModelRequest request) {
    Budget.Reservation reservation = budget.reserve(worstCase(request));
    try {
      return attempt(request, reservation);
    } finally {
      // Whatever else went wrong, the call may have been paid for.
      reservation.settle(reservation.amount());
    }
  }

  private ModelReply attempt(ModelRequest request, Budget.Reservation reservation) {
    Journal.Attempt attempt =
        journal.start(ModelEffect.of(name(), request), reservation.amount(), Optional.empty());
    try {
      ModelReply reply = next.ask(request);
      reservation.settle(reply.cost());
      attempt.done(Json.tree(reply), reply.cost(), reply.usage());
      return reply;
    } catch (ModelException failure) {
      Money cost = failure.cost().orElse(reservation.amount());
      reservation.settle(cost);
      attempt.failed(
          Json.tree(Map.of("kind", failure.kind(), "message", failure.explanation())),
          cost,
          Tokens.NONE);
      throw failure;
    }
  }

  private Money worstCase(ModelRequest request) {
    return price.isFree()
        ? Money.ZERO
        : price.worstCase(TokenEstimate.input(name(), request), request);
  }
}
