package dev.alhazen.model;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.journal.Journal;
import java.util.Map;
import java.util.Optional;

/// Puts each attempt on record before and after it is made, and lets none be made that the budget
/// does not cover. Where model or budget allow only a shorter reply than was asked for, that is
/// what is sent; on record stays what was asked for, with a note of how far it was lowered. This
/// class is thread-safe.
public final class RecordedModel implements Model {
  private final Journal journal;
  private final Budget budget;
  private final KnownModel known;
  private final Model next;

  /// @param known what the model costs and takes; reservations are made by it
  public RecordedModel(Journal journal, Budget budget, KnownModel known, Model next) {
    this.journal = journal;
    this.budget = budget;
    this.known = known;
    this.next = next;
  }

  /// For a model of which nothing but the price is known.
  public RecordedModel(Journal journal, Budget budget, Price price, Model next) {
    this(journal, budget, KnownModel.unlisted(next.name(), Optional.of(price)), next);
  }

  @Override
  public String name() {
    return next.name();
  }

  /// @throws OverBudgetException where the call could exceed the budget: it is then not made
  /// @throws ModelException of kind `BAD_REQUEST` where the prompt does not fit the model
  @Override
  public ModelReply ask(ModelRequest request) {
    Fit fit = Fit.of(known, request);
    Budget.Reservation reservation = budget.reserve(fit.wanted(), fit.enough());
    try {
      int reply = fit.covered(reservation.amount());
      noteLowered(request, fit.most(), reply);
      return attempt(request, request.withMaxOutputTokens(reply), reservation);
    } finally {
      // Whatever else went wrong, the call may have been paid for.
      reservation.settle(reservation.amount());
    }
  }

  private ModelReply attempt(
      ModelRequest asked, ModelRequest sent, Budget.Reservation reservation) {
    Journal.Attempt attempt =
        journal.start(
            ModelEffect.of(name(), asked).by(name()), reservation.amount(), Optional.empty());
    try {
      ModelReply reply = next.ask(sent);
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

  private void noteLowered(ModelRequest request, int fitting, int reply) {
    int asked = request.maxOutputTokens();
    if (reply < asked) {
      journal.note(
          request.step(),
          "lowered",
          Json.tree(
              Map.of(
                  "what",
                  "tokens of the reply",
                  "asked",
                  asked,
                  "sent",
                  reply,
                  "by",
                  reply < fitting ? "budget" : "model")));
    }
  }
}
