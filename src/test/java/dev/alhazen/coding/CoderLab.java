package dev.alhazen.coding;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.model.Budget;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.gateway.GatewayBench;
import dev.alhazen.model.gateway.LoopbackProvider;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.ReplayedSandbox;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.sandbox.unconfined.UnconfinedSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A workspace with one file that may be changed and one that may not, and coders in the real
/// sandbox behind a real gateway. Opened twice on one folder, it is a resumed investigation.
final class CoderLab implements AutoCloseable {
  static final String RATE = "rate = 1\n";
  static final String HARNESS = "# The evaluator.\n";

  /// Asks the model what the assignment says, and writes the answer over the first file.
  static final String OBEDIENT =
      """
      import json, os, sys, urllib.request
      prompt, target = open(sys.argv[1]).read(), sys.argv[2]
      body = {"model": "whatever", "messages": [{"role": "user", "content": prompt}]}
      request = urllib.request.Request(
          os.environ["OPENAI_BASE_URL"] + "/chat/completions",
          data=json.dumps(body).encode(),
          headers={"Content-Type": "application/json",
                   "Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]})
      with urllib.request.urlopen(request) as reply:
          answer = json.load(reply)["choices"][0]["message"]["content"]
      open(target, "w").write(answer)
      print("I wrote what the model said.")
      """;

  private final Path folder;
  private final String model;
  private final Blobs blobs;
  private final GatewayBench bench;
  private final ProgramFiles program;
  private Sandbox sandbox;
  private Limits limits = Limits.DEFAULT.withWall(Duration.ofSeconds(60));

  CoderLab(Path folder, LoopbackProvider provider, Budget budget) {
    this(folder, "openai/gpt-4o", ProgramFiles.ofTheSystem(), provider, budget);
  }

  /// @param program the coder, where it is not of the system
  CoderLab(
      Path folder, String model, ProgramFiles program, LoopbackProvider provider, Budget budget) {
    this.folder = folder;
    this.model = ModelName.parse(model).model();
    this.blobs = new Blobs(folder.resolve("blobs"));
    this.bench = new GatewayBench(folder, model, provider, budget);
    this.program = program;
    this.sandbox = connected(new BubblewrapSandbox(folder.resolve("scratch"), blobs));
  }

  CoderLab unconfined() {
    sandbox = connected(new UnconfinedSandbox(folder.resolve("scratch"), blobs));
    return this;
  }

  private Sandbox connected(Sandbox next) {
    return new ReplayedSandbox(
        bench.journal(),
        new ConnectedSandbox(
            () -> new ConnectedSandbox.Way(bench.gateway(), program),
            Path.of(System.getProperty("java.home")),
            folder.resolve("cache"),
            next));
  }

  CoderLab within(Duration wall) {
    limits = limits.withWall(wall);
    return this;
  }

  GatewayBench bench() {
    return bench;
  }

  /// Lets a Python program change the code.
  Coder.Work python(String program) {
    Path script = folder.resolve("coder.py");
    AtomicFiles.write(script, program);
    Mount mount = new Mount("coder.py", script, "/opt/coder.py");
    return change("/usr/bin/python3 /opt/coder.py {prompt_file} {files}", List.of(mount));
  }

  Coder.Work shell(String line) {
    return change(line, List.of());
  }

  private Coder.Work change(String line, List<Mount> mounts) {
    CoderCommand command = CoderCommand.of(line, CoderCommand.Protocol.OPENAI);
    return new ProgramCoder(sandbox, blobs, command, limits, model, mounts, new TreeMap<>())
        .change(assignment());
  }

  private Coder.Assignment assignment() {
    TreeMap<String, Digest> tree = new TreeMap<>();
    tree.put("rate.py", blobs.put(RATE));
    tree.put("harness.py", blobs.put(HARNESS));
    return new Coder.Assignment(
        Step.of("experiment/run_1/edit").round(1),
        "experiment/edit-files",
        "",
        List.of(Message.user("Halve the rate.")),
        new Tree(tree),
        new TreeMap<>(Map.of("rate.py", RATE)),
        Globs.of("*.py"),
        Globs.of("harness.py"));
  }

  @Override
  public void close() {
    bench.close();
  }
}
