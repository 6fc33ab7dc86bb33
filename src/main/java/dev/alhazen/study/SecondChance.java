package dev.alhazen.study;

import dev.alhazen.base.Step;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.ModelException;
import java.util.List;
import java.util.stream.Stream;

/// A reply that could not be read, not even after its repair round, and that ended the work: it is
/// taken back, so that a resumed study asks again instead of failing over the same words.
final class SecondChance {
  private SecondChance() {}

  /// Takes back the last reply where the failure is about what it said.
  static void give(Journal journal, ModelException failure) {
    if (failure.kind() != ModelException.Kind.NOT_TO_SCHEMA) {
      return;
    }
    List<Step> answered =
        journal.entries().stream().flatMap(entry -> answered(entry.body())).toList();
    if (answered.isEmpty()) {
      return;
    }
    String asked = answered.getLast().path().replaceFirst("/repair(#\\d+)?$", "");
    answered.stream()
        .distinct()
        .filter(step -> step.path().equals(asked) || step.path().startsWith(asked + "/"))
        .forEach(step -> journal.retract(step, failure.explanation()));
  }

  private static Stream<Step> answered(Event event) {
    return event instanceof Event.Finished finished
            && finished.kind().equals("model")
            && finished.outcome() == Event.Outcome.DONE
        ? Stream.of(finished.step())
        : Stream.empty();
  }
}
