package dev.alhazen.study;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder of one idea's trip.
public record InvestigationFolder(Path root) {
  public String name() {
    return root.getFileName().toString();
  }

  public Path journal() {
    return root.resolve("journal.jsonl");
  }

  public Path workspace() {
    return root.resolve("workspace");
  }

  public Path paper() {
    return root.resolve("paper");
  }

  public Path trials() {
    return root.resolve("trials.json");
  }

  /// The plan as it was sealed before the first run, and its amendments.
  public Path plan() {
    return root.resolve("plan.json");
  }

  Path outcome() {
    return root.resolve("outcome.json");
  }

  void write(Ending ending) {
    AtomicFiles.write(outcome(), Json.pretty(ending));
  }

  /// How it ended, if it did.
  public Optional<Ending> ending() {
    return Files.exists(outcome())
        ? Optional.of(Json.read(outcome(), Ending.class))
        : Optional.empty();
  }
}
