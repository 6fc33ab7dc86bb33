package dev.alhazen.cli;

import dev.alhazen.journal.Account;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.report.ProgramEnd;
import dev.alhazen.study.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Shows what a study does: a live line for each investigation on a terminal, plain lines
/// otherwise. What it shows comes from the journals' events.
final class LiveProgress implements Progress, AutoCloseable {
  private static final Set<String> TIMED = Set.of("baseline", "run", "plot");

  /// Programs whose failure is told; checks fail too often to be news.
  private static final Set<String> SHOWN = Set.of("baseline", "smoke", "run", "judge", "plot");

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration STANDING = Duration.ofSeconds(20);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final World world;
  private final PrintWriter out;
  private final ReentrantLock lock = new ReentrantLock();
  private final SequencedMap<String, Now> live = new LinkedHashMap<>();
  private final Map<String, Instant> told = new HashMap<>();
  private final Set<String> silences = ConcurrentHashMap.newKeySet();
  private final Thread ticker;
  private int drawn;

  private record Now(String step, Instant since) {}

  LiveProgress(World world) {
    this.world = world;
    this.out = world.out();
    this.ticker = Thread.ofVirtual().unstarted(this::tick);
    if (isLive()) {
      ticker.start();
    }
  }

  @Override
  public void say(String scope, String line) {
    show("%-24s %s".formatted(scope, line));
  }

  /// Shows how something stands that goes on by itself: on a terminal in a line that stays,
  /// otherwise when it is another than before, and not too often.
  ///
  /// @param text empty where nothing goes on any more
  void standing(String scope, String text) {
    Instant at = world.clock().instant();
    lock.lock();
    try {
      if (text.isEmpty()) {
        live.remove(scope);
        return;
      }
      Now before = live.get(scope);
      boolean changed = before == null || !before.step.equals(text);
      boolean soon = told.getOrDefault(scope, Instant.MIN).isAfter(at.minus(STANDING));
      if (!changed || (!isLive() && soon)) {
        return;
      }
      told.put(scope, at);
      live.put(scope, new Now(text, at));
    } finally {
      lock.unlock();
    }
    if (!isLive()) {
      say(scope, text);
    }
  }

  /// Hears one journal entry.
  void hear(String scope, Entry entry) {
    switch (entry.body()) {
      case Event.Started started -> now(scope, started.step().path(), entry.at());
      case Event.Finished finished -> finished(scope, finished);
      case Event.Noted noted -> noted(scope, noted, entry.at());
      case Event.Opened _, Event.Decided _, Event.Retracted _ -> {}
    }
  }

  private void finished(String scope, Event.Finished finished) {
    String took = Span.display(Duration.ofMillis(finished.millis()));
    Optional<String> end = finished.output().inline().flatMap(ProgramEnd::failure);
    if (finished.outcome() == Event.Outcome.FAILED) {
      say(scope, "%s failed after %s".formatted(finished.step(), took));
    } else if (end.isPresent() && SHOWN.contains(finished.kind())) {
      say(scope, "%s failed after %s: %s".formatted(finished.step(), took, end.get()));
    } else if (TIMED.contains(finished.kind())) {
      say(scope, "%s took %s".formatted(finished.step(), took));
    }
    silence(finished).filter(silences::add).ifPresent(reason -> say("literature", reason));
  }

  /// Why a literature source did not answer; each reason is shown once.
  private static Optional<String> silence(Event.Finished finished) {
    return finished
        .output()
        .inline()
        .filter(
            output ->
                finished.kind().equals("search")
                    && output.path("type").asString("").equals("silent"))
        .map(output -> "no answer: " + output.path("reason").asString(""));
  }

  private void noted(String scope, Event.Noted noted, Instant at) {
    switch (noted.kind()) {
      case Account.WAIT -> {
        if (isNews(noted, at)) {
          say(scope, noted.value().path("text").asString(""));
        }
      }
      case "failure" -> say(scope, noted.value().asString(""));
      default -> {}
    }
  }

  /// Parallel calls wait for the same server: one of them is enough to tell.
  private boolean isNews(Event.Noted noted, Instant at) {
    String by = noted.value().path("by").asString("");
    lock.lock();
    try {
      Instant last = told.getOrDefault(by, Instant.MIN);
      boolean news = last.isBefore(at.minus(QUIET));
      if (news) {
        told.put(by, at);
      }
      return news;
    } finally {
      lock.unlock();
    }
  }

  private void now(String scope, String step, Instant since) {
    lock.lock();
    try {
      live.put(scope, new Now(step, since));
      redraw();
    } finally {
      lock.unlock();
    }
  }

  private void show(String line) {
    lock.lock();
    try {
      erase();
      out.println(line);
      redraw();
    } finally {
      lock.unlock();
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(TICK);
        lock.lock();
        try {
          redraw();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isLive() {
    return world.terminal() == World.Terminal.INTERACTIVE;
  }

  private void redraw() {
    if (!isLive()) {
      return;
    }
    erase();
    Instant at = world.clock().instant();
    live.forEach(
        (scope, now) ->
            out.println(
                "\u001b[2m%-24s %s … %s\u001b[0m"
                    .formatted(scope, now.step, Span.display(Duration.between(now.since, at)))));
    drawn = live.size();
    out.flush();
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\u001b[%dA\u001b[J".formatted(drawn));
      drawn = 0;
    }
  }

  @Override
  public void close() {
    ticker.interrupt();
    lock.lock();
    try {
      erase();
      live.clear();
      out.flush();
    } finally {
      lock.unlock();
    }
  }
}
