package dev.alhazen.sandbox.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRunTest {
  @TempDir Path folder;

  @Test
  void aNodeThatDoesNotSeeTheDataRunsNothingAndSaysSo() throws IOException {
    Path attempt = folder.resolve("jobs/run_1/attempt_1");
    Path elsewhere = folder.resolve("only/on/the/login/node");
    AtomicFiles.write(
        attempt.resolve("order.json"),
        Json.pretty(
            new Order(
                "bubblewrap",
                Optional.empty(),
                folder.resolve("blobs").toString(),
                request(new Mount("data enwik8", elsewhere, "data/enwik8")))));
    NodeRun.Node node = new NodeRun.Node("7", 0, "node3", folder);
    NodeRun.Ending ending =
        new NodeRun(
                node,
                (_, _, _) -> {
                  throw new AssertionError("nothing may run");
                })
            .run(attempt);
    assertThat(ending).isEqualTo(NodeRun.Ending.REPORTED);
    Path results = SharedFolder.resultsBeside(attempt);
    try (var files = Files.list(results)) {
      NodeResult result = Json.read(files.findFirst().orElseThrow(), NodeResult.class);
      assertThat(result.refusal().orElseThrow())
          .contains("does not see %s (data enwik8)".formatted(elsewhere))
          .contains("--data-dir DIR");
    }
  }

  private static SandboxRequest request(Mount mount) {
    return new SandboxRequest(
        Step.of("run"),
        "run",
        List.of("true"),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        Limits.DEFAULT,
        new TreeMap<>(),
        List.of(mount));
  }
}
