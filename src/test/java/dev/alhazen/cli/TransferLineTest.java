package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferLineTest {
  private final StringWriter shown = new StringWriter();
  private Instant now = Instant.parse("2026-11-25T10:00:00Z");

  @Test
  void showsHowMuchHowFastAndHowLong() {
    TransferLine line = line(World.Terminal.INTERACTIVE);
    line.at("enwik8.zip", 10_000_000, 36_445_475);
    assertThat(last()).isEqualTo("enwik8.zip  10.0 MB of 36.4 MB");
    now = now.plusSeconds(2);
    line.at("enwik8.zip", 12_000_000, 36_445_475);
    assertThat(last()).isEqualTo("enwik8.zip  12.0 MB of 36.4 MB, 1.0 MB/s, 24 s left");
    line.at("cat.ndjson", 500, 0);
    assertThat(last()).startsWith("enwik8.zip");
    now = now.plusSeconds(1);
    line.at("cat.ndjson", 2_500, 0);
    assertThat(last()).isEqualTo("cat.ndjson  3 kB, 2 kB/s");
    line.end();
    assertThat(shown.toString()).endsWith("\n");
  }

  @Test
  void isQuietWhereNobodyLooks() {
    TransferLine line = line(World.Terminal.PLAIN);
    line.at("enwik8.zip", 36_445_475, 36_445_475);
    line.end();
    assertThat(shown.toString()).isEmpty();
  }

  private String last() {
    String all = shown.toString();
    return all.substring(all.lastIndexOf('\r') + 1).strip();
  }

  private TransferLine line(World.Terminal terminal) {
    PrintWriter out = new PrintWriter(shown, true);
    return new TransferLine(
        new World(
            Path.of(""),
            Path.of(""),
            Path.of(""),
            Map.of(),
            () -> now,
            _ -> {},
            out,
            out,
            terminal));
  }
}
