package dev.alhazen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Effect;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.ModelException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondChanceTest {
  @TempDir Path folder;

  @Test
  void takesBackEverySampleThatCouldNotBeReadAndNothingElse() {
    try (Journal journal = journal()) {
      answered(journal, "review/sample");
      answered(journal, "review-improved/sample");
      answered(journal, "review/sample/sample#2");
      answered(journal, "review/sample/repair#1");
      answered(journal, "review/sample/repair#2");

      SecondChance.give(
          journal, new ModelException(ModelException.Kind.NOT_TO_SCHEMA, "None can be read."));
    }
    try (Journal journal = journal()) {
      assertThat(isKnown(journal, "review/sample")).isFalse();
      assertThat(isKnown(journal, "review/sample/sample#2")).isFalse();
      assertThat(isKnown(journal, "review/sample/repair#2")).isFalse();
      assertThat(isKnown(journal, "review-improved/sample")).isTrue();
    }
  }

  @Test
  void takesNothingBackAfterAnotherFailure() {
    try (Journal journal = journal()) {
      answered(journal, "review/sample");
      SecondChance.give(
          journal, new ModelException(ModelException.Kind.OVERLOADED, "Too much to do."));
      assertThat(isKnown(journal, "review/sample")).isTrue();
    }
  }

  private Journal journal() {
    return Journal.open(
        folder.resolve("journal.jsonl"),
        new Blobs(folder.resolve("blobs")),
        InstantSource.system(),
        Journal.OnChange.STOP,
        Json.tree(Map.of()));
  }

  private static void answered(Journal journal, String step) {
    journal
        .start(effect(step), Money.ZERO, Optional.empty())
        .done(Json.tree("words"), Money.ZERO, Tokens.NONE);
  }

  private static boolean isKnown(Journal journal, String step) {
    return journal.recall(effect(step)).isPresent();
  }

  private static Effect effect(String step) {
    return Effect.of(Step.of(step), "model", Map.of("asked", step));
  }
}
