package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Remembers what was sealed and said.
public final class RecordedWitness implements Witness {
  private final Map<String, JsonNode> sealed = new LinkedHashMap<>();
  private final List<String> said = new ArrayList<>();

  @Override
  public JsonNode seal(Step step, JsonNode plan) {
    sealed.putIfAbsent(step.path(), plan);
    return sealed.get(step.path());
  }

  @Override
  public void say(String line) {
    said.add(line);
  }

  public Map<String, JsonNode> sealed() {
    return sealed;
  }

  public List<String> said() {
    return List.copyOf(said);
  }
}
