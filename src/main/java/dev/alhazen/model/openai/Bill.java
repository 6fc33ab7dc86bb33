package dev.alhazen.model.openai;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import dev.alhazen.model.TokenEstimate;
import java.util.Optional;

/// What a reply costs: as the provider says, else by the price table, else the most that it can.
record Bill(ModelName name, Price price) {

  /// @param used empty where the provider does not tell
  /// @param said what the provider says that it costs
  Money of(ModelRequest request, Optional<Tokens> used, Optional<Money> said) {
    if (price.isFree()) {
      return Money.ZERO;
    }
    return said.or(() -> used.map(price::of)).orElseGet(() -> worstCase(request));
  }

  private Money worstCase(ModelRequest request) {
    return price.worstCase(TokenEstimate.input(name.toString(), request), request);
  }
}
