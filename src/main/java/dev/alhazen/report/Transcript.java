package dev.alhazen.report;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.ModelReply;
import dev.alhazen.page.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What happened, for people: `log.txt` with one line for each event of a journal, and
/// `transcript.md` with what the models said. Both are written from the journal alone.
public final class Transcript {
  private static final int LONGEST = 300;

  private final RecordedReplies replies;

  private Transcript(RecordedReplies replies) {
    this.replies = replies;
  }

  /// Writes both files into the folder.
  ///
  /// @param folder an investigation's folder, or the study's own; the blobs lie in the study's
  /// @return the files: transcript, log
  public static List<Path> write(Path folder) {
    List<Entry> entries = Journal.read(folder.resolve("journal.jsonl"));
    Transcript transcript = new Transcript(new RecordedReplies(blobs(folder.toAbsolutePath())));
    Path conversations = folder.resolve("transcript.md");
    Path log = folder.resolve("log.txt");
    AtomicFiles.write(conversations, transcript.conversations(entries));
    AtomicFiles.write(log, transcript.log(entries));
    return List.of(conversations, log);
  }

  private static Blobs blobs(Path folder) {
    Path own = folder.resolve("blobs");
    return new Blobs(
        Files.isDirectory(own) ? own : Objects.requireNonNull(folder.getParent()).resolve("blobs"));
  }

  private String log(List<Entry> entries) {
    return entries.stream()
        .map(entry -> "%s %5d %s\n".formatted(entry.at(), entry.seq(), event(entry.body())))
        .collect(Collectors.joining());
  }

  private String event(Event event) {
    return switch (event) {
      case Event.Opened(var facts) -> "opened   " + shortened(Json.line(facts));
      case Event.Started started ->
          "started  %s %s, attempt %d".formatted(started.kind(), started.step(), started.attempt());
      case Event.Finished finished -> "finished " + finished(finished);
      case Event.Retracted(var step, var reason) -> "retracted %s: %s".formatted(step, reason);
      case Event.Decided decided ->
          "decided  %s: %s".formatted(decided.step(), shortened(value(decided.value())));
      case Event.Noted(var step, var kind, var value) ->
          "noted    %s %s: %s".formatted(kind, step, shortened(Json.line(value)));
    };
  }

  private String finished(Event.Finished finished) {
    boolean failed = finished.outcome() == Event.Outcome.FAILED;
    return "%s %s, attempt %d: %s in %s%s%s"
        .formatted(
            finished.kind(),
            finished.step(),
            finished.attempt(),
            failed ? "failed" : end(finished).map("failed (%s)"::formatted).orElse("done"),
            Timeline.span(Duration.ofMillis(finished.millis())),
            RecordedReplies.isModel(finished) ? ", " + spent(finished) : "",
            failed ? ", " + shortened(value(finished.output())) : "");
  }

  private Optional<String> end(Event.Finished finished) {
    return replies.value(finished.output()).flatMap(ProgramEnd::failure);
  }

  private static String spent(Event.Finished finished) {
    return "%s, tokens %s".formatted(finished.cost().display(), Numbers.tokens(finished.tokens()));
  }

  private String value(dev.alhazen.journal.Payload payload) {
    return replies.value(payload).map(Json::line).orElse("(no longer kept)");
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private String conversations(List<Entry> entries) {
    String said =
        entries.stream()
            .map(Entry::body)
            .filter(Event.Finished.class::isInstance)
            .map(Event.Finished.class::cast)
            .map(this::turn)
            .collect(Collectors.joining("\n"));
    return """
        # Transcript

        What the models answered, step by step. What they were asked follows from the prompts, the
        template and the results before each step; the journal keeps its digest.

        """
        + said;
  }

  private String turn(Event.Finished finished) {
    if (!RecordedReplies.isModel(finished)) {
      return "- %s\n".formatted(finished(finished));
    }
    String head = "## %s\n\n%s\n".formatted(finished.step(), finished(finished));
    return finished.outcome() == Event.Outcome.FAILED
        ? head
        : head
            + replies
                .of(finished)
                .map(Transcript::words)
                .orElse("\nThe reply is no longer kept.\n");
  }

  private static String words(ModelReply reply) {
    return reply.samples().stream()
        .map(
            sample ->
                "\n%s\n%s\n%s\n"
                    .formatted(fence(sample.text()), sample.text(), fence(sample.text())))
        .collect(Collectors.joining());
  }

  /// Longer than any fence inside the text.
  private static String fence(String text) {
    String fence = "~~~~";
    while (text.contains(fence)) {
      fence += "~";
    }
    return fence;
  }
}
