package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Digest;
import dev.alhazen.base.MalformedException;
import dev.alhazen.model.ScriptedModel;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  private static final String GOOD = "{\"toy\": {\"means\": {\"loss\": 1}}}";

  @TempDir Path temp;

  @Test
  void readsNoResultsThatWouldFillTheMemory() {
    String large = GOOD + " ".repeat(9 << 20);
    assertThatThrownBy(() -> made(Map.of("final_info.json", large)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("final_info.json is larger than 8 MiB");
  }

  @Test
  void leavesOutTheLogWhereTheExperimentMadeAFolderOfItsName() {
    Tree outputs = made(Map.of("final_info.json", GOOD, "log.txt/0", "x")).outputs();
    assertThat(outputs.files()).containsKey("run_0/seed_0/log.txt/0");
    assertThat(outputs.files()).doesNotContainKey("run_0/seed_0/log.txt");
  }

  /// A baseline whose every process leaves the same files in its folder.
  private Baseline.Made made(Map<String, String> left) {
    try (ToyLab lab = new ToyLab(temp, ScriptedModel.saying(), List.of(), Map.of())) {
      Sandbox sandbox =
          new Sandbox() {
            @Override
            public String tier() {
              return "scripted";
            }

            @Override
            public Execution run(SandboxRequest request) {
              String folder = request.outputs().patterns().getFirst().replace("**", "");
              TreeMap<String, Digest> files = new TreeMap<>();
              left.forEach((path, text) -> files.put(folder + path, lab.blobs().put(text)));
              return new Execution(
                  new Exit.Exited(0), "", "", Duration.ofSeconds(1), new Tree(files));
            }
          };
      return new Baseline(sandbox, lab.blobs())
          .run(new Baseline.Input(lab.template(), "quick", lab.workspace().tree(), lab.prepared()));
    }
  }
}
