package dev.alhazen.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
  @TempDir Path folder;

  @Test
  void addsUpByStageAndByWhoWasAskedWithFailedAndOpenAttemptsAndWaits() {
    try (Journal journal = journal()) {
      call(journal, "ideas/a", "big").done(Json.tree("x"), Money.of("0.02"), tokens(100));
      call(journal, "write/b", "small").failed(Json.tree("busy"), Money.of("0.001"), Tokens.NONE);
      journal.note(
          Step.of("write/b"), Account.WAIT, Json.tree(Map.of("millis", 2_000, "by", "small")));
      call(journal, "write/b", "small").done(Json.tree("y"), Money.of("0.004"), tokens(50));
      call(journal, "write/c", "big");
    }
    Account account = Account.of(Journal.read(folder.resolve("journal.jsonl")));
    assertThat(account.total()).isEqualTo(Money.of("0.125"));
    assertThat(account.possiblyPaid()).hasSize(1);
    assertThat(account.stage("write"))
        .isEqualTo(new Account.Line(1, 3, Money.of("0.105"), tokens(50), 0, 2_000));
    assertThat(account.model("big"))
        .isEqualTo(new Account.Line(1, 2, Money.of("0.12"), tokens(100), 0, 0));
    assertThat(account.model("small").waited()).isEqualTo(2_000);
    Account twice = account.plus(account);
    assertThat(twice.total()).isEqualTo(Money.of("0.25"));
    assertThat(twice.model("big").attempts()).isEqualTo(4);
  }

  @Test
  void readsEventsOfOlderJournals() {
    Event started =
        Json.to(
            Json.parse(
                """
                {"event": "started", "step": "ideas/a", "kind": "model", "attempt": 1,
                 "input": "%s", "reservation": "0.1"}
                """
                    .formatted(Digest.of("x").hex()),
                "an event"),
            Event.class);
    Event wait =
        Json.to(
            Json.parse(
                """
                {"event": "noted", "step": "ideas/a", "kind": "wait", "value": "busy; waiting 2 s"}
                """,
                "an event"),
            Event.class);
    assertThat(((Event.Started) started).by()).isEmpty();
    Account account =
        Account.of(
            java.util.List.of(
                new Entry(1, 1, "", Instant.EPOCH, started),
                new Entry(1, 2, "", Instant.EPOCH, wait)));
    assertThat(account.total()).isEqualTo(Money.of("0.1"));
    assertThat(account.stage("ideas").waited()).isZero();
    assertThat(account.models()).isEmpty();
  }

  private static Journal.Attempt call(Journal journal, String step, String by) {
    return journal.start(
        Effect.of(Step.of(step), "model", step).by(by), Money.of("0.1"), Optional.empty());
  }

  private static Tokens tokens(long input) {
    return new Tokens(input, 0, 0, 0);
  }

  private Journal journal() {
    return Journal.open(
        folder.resolve("journal.jsonl"),
        new Blobs(folder.resolve("blobs")),
        () -> Instant.EPOCH,
        Journal.OnChange.STOP,
        Json.tree(Map.of()));
  }
}
