package dev.alhazen.cli;

import dev.alhazen.dataset.Meter;
import java.time.Duration;
import java.time.Instant;

/// Shows a download in one line that stays: how much of it is here, how fast it comes, how long it
/// will take. Nothing is shown where the output is no terminal.
final class TransferLine implements Meter {
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final int WIDTH = 78;

  private final World world;
  private String file = "";
  private long first;
  private Instant begun = Instant.EPOCH;
  private Instant shown = Instant.EPOCH;
  private boolean isDrawn;

  TransferLine(World world) {
    this.world = world;
  }

  @Override
  public void at(String name, long done, long total) {
    if (world.terminal() != World.Terminal.INTERACTIVE) {
      return;
    }
    Instant now = world.clock().instant();
    if (!name.equals(file) || done < first) {
      file = name;
      first = done;
      begun = now;
    }
    if (done == total || shown.plus(BETWEEN).isBefore(now)) {
      shown = now;
      draw(text(done, total, Duration.between(begun, now)));
    }
  }

  /// `enwik8.zip 12.3 MB of 36.4 MB, 2.1 MB/s, 12 s left`.
  private String text(long done, long total, Duration since) {
    String text = file + "  " + Bytes.display(done);
    text += total > 0 ? " of " + Bytes.display(total) : "";
    long rate = since.toMillis() == 0 ? 0 : (done - first) * 1_000 / since.toMillis();
    if (rate == 0) {
      return text;
    }
    text += ", %s/s".formatted(Bytes.display(rate));
    return total > 0
        ? text + ", %s left".formatted(Span.display(Duration.ofSeconds((total - done) / rate)))
        : text;
  }

  private void draw(String text) {
    world.err().print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
    world.err().flush();
    isDrawn = true;
  }

  /// Ends the line, so that something else can be said.
  void end() {
    if (isDrawn) {
      world.err().println();
      isDrawn = false;
    }
  }
}
