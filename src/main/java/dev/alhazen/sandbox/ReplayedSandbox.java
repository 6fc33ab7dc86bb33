package dev.alhazen.sandbox;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Effect;
import dev.alhazen.journal.Journal;
import java.util.Map;
import java.util.Optional;

/// Journals each execution, and returns the recorded one instead of running it again. Where a
/// recorded output was deleted since, the command runs again; in a replay that is an error.
public final class ReplayedSandbox implements Sandbox {
  private final Journal journal;
  private final Sandbox next;

  public ReplayedSandbox(Journal journal, Sandbox next) {
    this.journal = journal;
    this.next = next;
  }

  @Override
  public String tier() {
    return next.tier();
  }

  @Override
  public Execution run(SandboxRequest request) {
    Effect effect = Effect.of(request.step(), request.kind(), RequestInput.of(request));
    Optional<Execution> known =
        journal.recall(effect).map(output -> Json.to(output, Execution.class));
    if (known.isPresent()) {
      Optional<String> gone = firstGone(known.get(), journal.blobs());
      if (gone.isEmpty()) {
        return known.get();
      }
      if (journal.isReplay()) {
        throw new UnavailableException(
            "Output %s of step %s was deleted from the blobs. Run resume to make it again."
                .formatted(gone.get(), request.step()));
      }
    }
    return made(request, effect);
  }

  private Execution made(SandboxRequest request, Effect effect) {
    Journal.Attempt attempt = journal.start(effect, Money.ZERO, Optional.empty());
    try {
      Execution execution = next.run(request);
      attempt.done(Json.tree(execution), Money.ZERO, Tokens.NONE);
      return execution;
    } catch (UnavailableException e) {
      attempt.failed(Json.tree(Map.of("reason", e.explanation())), Money.ZERO, Tokens.NONE);
      throw e;
    }
  }

  private static Optional<String> firstGone(Execution execution, Blobs blobs) {
    return execution.contents().entrySet().stream()
        .filter(output -> !blobs.has(output.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
