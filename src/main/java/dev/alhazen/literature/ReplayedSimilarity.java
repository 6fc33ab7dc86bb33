package dev.alhazen.literature;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.journal.Effect;
import dev.alhazen.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Similarities that are journalled before they are used. They decide what a model is shown, and
/// the last digits of an embedding depend on the processor: only what is recorded is the same on
/// another machine.
public final class ReplayedSimilarity implements Similarity {
  private final Journal journal;
  private final Similarity source;

  public ReplayedSimilarity(Journal journal, Similarity source) {
    this.journal = journal;
    this.source = source;
  }

  @Override
  public Similarities compare(Step step, String text, List<String> others) {
    Effect effect = Effect.of(step, "similarity", Map.of("text", text, "others", others));
    return journal
        .recall(effect)
        .map(known -> Json.to(known, Similarities.class))
        .orElseGet(() -> compared(effect, text, others));
  }

  private Similarities compared(Effect effect, String text, List<String> others) {
    Journal.Attempt attempt = journal.start(effect, Money.ZERO, Optional.empty());
    try {
      Similarities similarities = source.compare(effect.step(), text, others);
      attempt.done(Json.tree(similarities), Money.ZERO, Tokens.NONE);
      return similarities;
    } catch (AlhazenException e) {
      attempt.failed(Json.tree(e.explanation()), Money.ZERO, Tokens.NONE);
      throw e;
    }
  }
}
