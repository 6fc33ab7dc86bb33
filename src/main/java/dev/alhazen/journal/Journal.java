package dev.alhazen.journal;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// The append-only log of one study or investigation. This class is thread-safe.
///
/// Resuming is running the pipeline again with the same journal: what it knows returns at once, and
/// the first step that it does not know is where the work goes on.
public final class Journal implements AutoCloseable {
  /// Longer outputs go to a blob, so that a person can still read the journal.
  private static final int INLINE_BYTES = 2_000;

  private final JournalFile file;
  private final Blobs blobs;
  private final InstantSource clock;
  private final OnChange onChange;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Step, List<Event.Finished>> results = new HashMap<>();
  private final Map<Step, Integer> attempts = new HashMap<>();
  private final Map<Step, JsonNode> decisions = new HashMap<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean gateClosed;

  /// What to do where a recorded step is asked for with another input.
  public enum OnChange {
    /// Stop, and name the step and what repeating it would cost.
    STOP,
    /// Make the effect again; its new result replaces the old one.
    REPEAT
  }

  private Journal(JournalFile file, Blobs blobs, InstantSource clock, OnChange onChange) {
    this.file = file;
    this.blobs = blobs;
    this.clock = clock;
    this.onChange = onChange;
    file.entries().forEach(this::index);
  }

  /// Opens a journal to go on with, or begins one whose first line holds `facts`.
  public static Journal open(
      Path path, Blobs blobs, InstantSource clock, OnChange onChange, JsonNode facts) {
    Journal journal = new Journal(JournalFile.writable(path), blobs, clock, onChange);
    if (journal.file.entries().isEmpty()) {
      journal.append(new Event.Opened(facts));
    }
    return journal;
  }

  /// Opens a journal that can only be recalled: a step that it does not hold is an error.
  public static Journal replay(Path path, Blobs blobs) {
    return new Journal(JournalFile.readOnly(path), blobs, () -> Instant.EPOCH, OnChange.STOP);
  }

  /// Reads all entries of a journal that some other process may be writing.
  public static List<Entry> read(Path path) {
    return JournalFile.readOnly(path).entries();
  }

  /// The recorded result of an effect, if it was done with the same input.
  ///
  /// @throws ChangedInputException where the step is recorded with other inputs only, and the
  ///   journal was opened to stop at that
  /// @throws NotRecordedException where the step is not recorded and this journal is a replay
  public Optional<JsonNode> recall(Effect effect) {
    lock.lock();
    try {
      List<Event.Finished> known = results.getOrDefault(effect.step(), List.of());
      for (Event.Finished finished : known.reversed()) {
        if (finished.input().equals(effect.input()) && finished.kind().equals(effect.kind())) {
          return Optional.of(value(finished.output()));
        }
      }
      if (!known.isEmpty() && onChange == OnChange.STOP) {
        throw new ChangedInputException(effect.step(), known.getLast().cost());
      }
      if (file.isReadOnly()) {
        throw new NotRecordedException(effect.step());
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// From now on no effect is started; those under way can still be finished and recorded.
  public void closeGate() {
    gateClosed = true;
  }

  /// Records that an attempt is about to be made; returns when that is on disk.
  ///
  /// @throws StoppedException where the gate was closed
  public Attempt start(Effect effect, Money reservation, Optional<JsonNode> handle) {
    lock.lock();
    try {
      if (gateClosed) {
        throw new StoppedException();
      }
      int number = attempts.getOrDefault(effect.step(), 0) + 1;
      append(
          new Event.Started(
              effect.step(),
              effect.kind(),
              number,
              effect.input(),
              reservation,
              handle,
              effect.by()));
      return new Attempt(effect, number, clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /// Takes back a step's results: when the work goes on, the step is made again.
  public void retract(Step step, String reason) {
    if (!file.isReadOnly()) {
      append(new Event.Retracted(step, reason));
    }
  }

  /// Makes a choice once: the first call computes and records it, every later one returns it.
  public JsonNode decide(Step step, Supplier<JsonNode> choice) {
    lock.lock();
    try {
      JsonNode known = decisions.get(step);
      if (known != null) {
        return known;
      }
      if (file.isReadOnly()) {
        throw new NotRecordedException(step);
      }
    } finally {
      lock.unlock();
    }
    JsonNode chosen = choice.get();
    append(new Event.Decided(step, payload(chosen)));
    return chosen;
  }

  /// Adds something for people to see; a replay drops it.
  public void note(Step step, String kind, JsonNode value) {
    if (!file.isReadOnly()) {
      append(new Event.Noted(step, kind, value));
    }
  }

  public List<Entry> entries() {
    lock.lock();
    try {
      return file.entries();
    } finally {
      lock.unlock();
    }
  }

  /// The value of a payload, read from its blob where it is large.
  public JsonNode value(Payload payload) {
    return payload
        .inline()
        .orElseGet(() -> Json.parse(blobs.text(payload.blob().orElseThrow()), "a blob"));
  }

  /// Calls the listener with each new entry, after it is on disk and in order.
  public void listen(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /// Whether this journal can only be recalled.
  public boolean isReplay() {
    return file.isReadOnly();
  }

  public Blobs blobs() {
    return blobs;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      file.close();
    } finally {
      lock.unlock();
    }
  }

  /// One attempt that was started; exactly one of its methods is called, once.
  public final class Attempt {
    private final Effect effect;
    private final int number;
    private final Instant startedAt;

    private Attempt(Effect effect, int number, Instant startedAt) {
      this.effect = effect;
      this.number = number;
      this.startedAt = startedAt;
    }

    public int number() {
      return number;
    }

    /// Records the step's result; when this returns, it will never be computed again.
    public void done(JsonNode output, Money cost, Tokens tokens) {
      finish(Event.Outcome.DONE, output, cost, tokens);
    }

    /// Records that the attempt gave no result, and what it cost all the same.
    public void failed(JsonNode reason, Money cost, Tokens tokens) {
      finish(Event.Outcome.FAILED, reason, cost, tokens);
    }

    private void finish(Event.Outcome outcome, JsonNode output, Money cost, Tokens tokens) {
      long millis = Duration.between(startedAt, clock.instant()).toMillis();
      append(
          new Event.Finished(
              effect.step(),
              effect.kind(),
              number,
              effect.input(),
              outcome,
              payload(output),
              cost,
              tokens,
              millis));
    }
  }

  private Payload payload(JsonNode value) {
    String line = Json.line(value);
    return line.getBytes(StandardCharsets.UTF_8).length <= INLINE_BYTES
        ? new Payload(Optional.of(value), Optional.empty())
        : new Payload(Optional.empty(), Optional.of(blobs.put(line)));
  }

  private void append(Event event) {
    lock.lock();
    try {
      Entry entry = file.append(clock.instant(), event);
      index(entry);
      listeners.forEach(listener -> listener.accept(entry));
    } finally {
      lock.unlock();
    }
  }

  private void index(Entry entry) {
    switch (entry.body()) {
      case Event.Started started -> attempts.put(started.step(), started.attempt());
      case Event.Finished finished -> {
        if (finished.outcome() == Event.Outcome.DONE) {
          results.computeIfAbsent(finished.step(), _ -> new ArrayList<>()).add(finished);
        }
      }
      case Event.Retracted retracted -> {
        if (!file.isReadOnly()) {
          results.remove(retracted.step());
        }
      }
      case Event.Decided decided -> decisions.put(decided.step(), value(decided.value()));
      case Event.Opened _, Event.Noted _ -> {}
    }
  }
}
