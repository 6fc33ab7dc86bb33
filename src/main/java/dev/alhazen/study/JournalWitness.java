package dev.alhazen.study;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.experiment.Witness;
import dev.alhazen.journal.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Seals a plan and its amendments as decisions of the investigation's journal, and keeps them for
/// people in `plan.json`.
final class JournalWitness implements Witness {
  private static final String SEAL = "seal";

  private final Journal journal;
  private final Path file;
  private final Consumer<String> progress;
  private final Map<String, JsonNode> sealed = new LinkedHashMap<>();

  /// @param file such as `plan.json` in the investigation's folder
  JournalWitness(Journal journal, Path file, Consumer<String> progress) {
    this.journal = journal;
    this.file = file;
    this.progress = progress;
  }

  /// The content of `plan.json`.
  ///
  /// @param amendments in the order in which they were sealed
  private record Kept(JsonNode sealed, List<JsonNode> amendments) {}

  @Override
  public JsonNode seal(Step step, JsonNode plan) {
    JsonNode first = journal.decide(step.then(SEAL), () -> plan);
    sealed.put(step.path(), first);
    List<JsonNode> all = new ArrayList<>(sealed.values());
    AtomicFiles.write(file, Json.pretty(new Kept(all.removeFirst(), all)));
    return first;
  }

  @Override
  public void say(String line) {
    progress.accept(line);
  }
}
