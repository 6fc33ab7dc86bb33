import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Effect;
import dev.alhazen.journal.Journal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What journalling adds to one effect (recall, `started`, `finished`), beside the two synced
/// appends of the same size that the disk needs in any case.
public final class Overhead {
  private static final int EFFECTS = 2_000;

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("alhazen-overhead");
    journalled(folder.resolve("warm.jsonl"), folder);
    bare(folder.resolve("warm.txt"));
    double with = journalled(folder.resolve("journal.jsonl"), folder);
    double without = bare(folder.resolve("bare.txt"));
    System.out.printf(
        "overhead: %.3f ms per journalled effect, %.3f ms for two bare synced appends, ratio %.2f, own share %.3f ms%n",
        with, without, with / without, with - without);
  }

  private static double journalled(Path file, Path folder) {
    long start = System.nanoTime();
    try (Journal journal =
        Journal.open(
            file,
            new Blobs(folder.resolve("blobs")),
            InstantSource.system(),
            Journal.OnChange.STOP,
            Json.tree(Map.of()))) {
      for (int i = 0; i < EFFECTS; i++) {
        Effect effect = Effect.of(Step.of("bench/" + i), "model", Map.of("question", "q" + i));
        if (journal.recall(effect).isEmpty()) {
          journal
              .start(effect, Money.of("0.01"), Optional.empty())
              .done(Json.tree(Map.of("text", "x".repeat(200))), Money.of("0.01"), Tokens.NONE);
        }
      }
    }
    return (System.nanoTime() - start) / 1e6 / EFFECTS;
  }

  private static double bare(Path file) throws Exception {
    ByteBuffer line = ByteBuffer.wrap(("x".repeat(450) + "\n").getBytes(StandardCharsets.UTF_8));
    long start = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < 2 * EFFECTS; i++) {
        channel.write(line.rewind());
        channel.force(true);
      }
    }
    return (System.nanoTime() - start) / 1e6 / EFFECTS;
  }
}
