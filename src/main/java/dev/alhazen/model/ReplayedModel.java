package dev.alhazen.model;

import dev.alhazen.base.Json;
import dev.alhazen.journal.Journal;

/// Answers from the journal what was answered before; only what it does not hold is asked. This
/// class is thread-safe.
public final class ReplayedModel implements Model {
  private final Journal journal;
  private final Model next;

  /// @param next asked for what the journal does not hold; its name is part of every effect's input
  public ReplayedModel(Journal journal, Model next) {
    this.journal = journal;
    this.next = next;
  }

  @Override
  public String name() {
    return next.name();
  }

  /// @throws dev.alhazen.journal.ChangedInputException where the step was asked differently before
  /// @throws dev.alhazen.journal.NotRecordedException where the journal is a replay without the
  ///   step
  @Override
  public ModelReply ask(ModelRequest request) {
    return journal
        .recall(ModelEffect.of(name(), request))
        .map(reply -> Json.to(reply, ModelReply.class))
        .orElseGet(() -> next.ask(request));
  }
}
