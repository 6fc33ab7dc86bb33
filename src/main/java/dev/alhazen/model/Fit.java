package dev.alhazen.model;

import dev.alhazen.base.Money;

/// How long a reply is asked for: as long as the caller wants, but no longer than the model gives,
/// than its context leaves, and than the budget covers.
///
/// @param input prompt tokens, estimated from above
/// @param most the longest reply that may be asked for
/// @param least the shortest that is still worth asking for
record Fit(KnownModel model, ModelRequest request, long input, int most, int least) {
  /// Shorter replies are of no use to any prompt of the program, unless it asks for them itself.
  private static final int SHORTEST = 1_024;

  private static final int SHORTEST_SHARE = 4;

  /// @throws ModelException of kind `BAD_REQUEST` where the prompt surely leaves no room for a
  ///   reply
  static Fit of(KnownModel model, ModelRequest request) {
    int asked = request.maxOutputTokens();
    int least = Math.min(asked, Math.max(SHORTEST, asked / SHORTEST_SHARE));
    int most = Math.min(asked, model.longestReply());
    if (!model.isListed() && free(model)) {
      return new Fit(model, request, 0, most, least);
    }
    long input = TokenEstimate.input(model.name(), request);
    if (model.isListed()) {
      long prompt = TokenEstimate.likely(model.name(), request);
      if (model.context() - prompt < least) {
        throw tooLong(model, request, prompt);
      }
      most = (int) Math.min(most, Math.max(least, model.context() - input));
    }
    return new Fit(model, request, input, most, Math.min(least, most));
  }

  Money wanted() {
    return cost(most);
  }

  Money enough() {
    return cost(least);
  }

  /// The longest reply that an amount between `enough` and `wanted` covers.
  int covered(Money amount) {
    return free(model)
        ? most
        : Math.min(most, price().affordable(amount, input, request.samples()));
  }

  private Money cost(int reply) {
    return free(model) ? Money.ZERO : price().worstCase(input, request.samples(), reply);
  }

  private Price price() {
    return model.price().orElse(Price.FREE);
  }

  /// An unknown price counts as none: whoever sets a budget is asked for the price first.
  private static boolean free(KnownModel model) {
    return model.price().map(Price::isFree).orElse(true);
  }

  private static ModelException tooLong(KnownModel model, ModelRequest request, long prompt) {
    return new ModelException(
        ModelException.Kind.BAD_REQUEST,
        ("The prompt of step %s has about %,d tokens, which leaves no room for a reply in the"
                + " context of %s, %,d tokens. Choose a model with a longer context, or make the"
                + " template's files shorter.")
            .formatted(request.step(), prompt, model.name(), model.context()));
  }
}
