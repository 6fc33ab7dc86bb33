package dev.alhazen.study;

import dev.alhazen.base.Money;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Where a study stands, read from its files; the study may be running meanwhile.
///
/// @param stopped why the study's own last step failed; empty where it did not
public record StudyStatus(
    String template,
    String preset,
    String model,
    String started,
    String stopped,
    List<Line> investigations,
    Account account) {
  public StudyStatus {
    investigations = List.copyOf(investigations);
  }

  /// One investigation.
  ///
  /// @param state `finished`, `draft`, …, or `unfinished` while there is no outcome
  /// @param lastStep the last step that the journal tells of
  public record Line(String idea, String state, String lastStep, Money cost, String reason) {}

  public static StudyStatus of(StudyFolder study) {
    Asked asked = study.asked();
    return new StudyStatus(
        asked.template(),
        asked.preset(),
        asked.model(),
        asked.started(),
        failure(Journal.read(study.journal())),
        study.investigations().stream().map(StudyStatus::line).toList(),
        study.account());
  }

  /// One word for the whole study.
  public String state() {
    if (investigations.isEmpty()) {
      return "unfinished";
    }
    return investigations.stream()
        .map(Line::state)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Line line(InvestigationFolder folder) {
    List<Entry> entries = Journal.read(folder.journal());
    String state =
        folder
            .ending()
            .map(ending -> ending.status().name().toLowerCase(Locale.ROOT))
            .orElse("unfinished");
    return new Line(
        folder.name(),
        state,
        lastStep(entries),
        Account.of(entries).total(),
        folder.ending().map(Ending::reason).orElseGet(() -> failure(entries)));
  }

  /// What the last step says that failed; empty where the last step did not fail.
  private static String failure(List<Entry> entries) {
    return entries.reversed().stream()
        .map(Entry::body)
        .filter(event -> event instanceof Event.Started || event instanceof Event.Finished)
        .findFirst()
        .map(event -> event instanceof Event.Finished finished ? failure(finished) : "")
        .orElse("");
  }

  private static String failure(Event.Finished finished) {
    JsonNode said = finished.output().inline().orElse(MissingNode.getInstance());
    if (finished.outcome() == Event.Outcome.DONE) {
      return "";
    }
    return said.isString()
        ? said.asString()
        : said.path("message").asString(said.path("reason").asString(""));
  }

  private static String lastStep(List<Entry> entries) {
    return entries.reversed().stream()
        .map(Entry::body)
        .flatMap(
            event ->
                switch (event) {
                  case Event.Started started -> java.util.stream.Stream.of(started.step().path());
                  case Event.Finished finished ->
                      java.util.stream.Stream.of(finished.step().path());
                  case Event.Opened _, Event.Decided _, Event.Noted _, Event.Retracted _ ->
                      java.util.stream.Stream.<String>empty();
                })
        .findFirst()
        .orElse("");
  }
}
