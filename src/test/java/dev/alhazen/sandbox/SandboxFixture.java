package dev.alhazen.sandbox;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A sandbox to be tested, and short ways to ask it.
public abstract class SandboxFixture {
  protected static final Limits SMALL =
      new Limits(Duration.ofSeconds(20), 1L << 30, 200, 50L << 20);

  @TempDir protected Path temp;
  protected Blobs blobs;
  protected Sandbox sandbox;

  protected abstract Sandbox make(Path scratch, Blobs blobs);

  @BeforeEach
  void setUp() {
    blobs = new Blobs(temp.resolve("blobs"));
    sandbox = make(temp.resolve("scratch"), blobs);
  }

  protected static boolean running(String commandLine) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(process -> process.resolve("cmdline"))
          .filter(Files::isReadable)
          .anyMatch(file -> commandLine(file).equals(commandLine));
    }
  }

  private static String commandLine(Path file) {
    try {
      return Files.readString(file).replace('\0', ' ').strip();
    } catch (IOException e) {
      return "";
    }
  }

  protected Tree tree(Map<String, String> texts) {
    TreeMap<String, Digest> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, blobs.put(text)));
    return new Tree(files);
  }

  protected String text(Execution execution, String path) {
    return text(execution.outputs(), path);
  }

  protected String text(Tree tree, String path) {
    return blobs.text(Objects.requireNonNull(tree.files().get(path), path));
  }

  protected static Request request(String script) {
    return request(script, Tree.EMPTY);
  }

  protected static Request request(String script, Tree inputs) {
    return new Request(List.of("sh", "-c", script), inputs);
  }

  /// A request in the making.
  protected static final class Request {
    private final List<String> command;
    private final Tree inputs;
    private Globs readOnly = Globs.NONE;
    private Globs outputs = Globs.NONE;
    private Limits limits = SMALL;
    private final TreeMap<String, String> environment = new TreeMap<>();
    private List<Mount> mounts = List.of();

    Request(List<String> command, Tree inputs) {
      this.command = command;
      this.inputs = inputs;
    }

    public Request outputs(String glob) {
      outputs = Globs.of(glob);
      return this;
    }

    public Request readOnly(String glob) {
      readOnly = Globs.of(glob);
      return this;
    }

    public Request limits(Limits other) {
      limits = other;
      return this;
    }

    public Request with(String name, String value) {
      environment.put(name, value);
      return this;
    }

    public Request mount(Mount mount) {
      mounts = List.of(mount);
      return this;
    }

    public SandboxRequest build() {
      return new SandboxRequest(
          Step.of("test"), "run", command, inputs, readOnly, outputs, limits, environment, mounts);
    }
  }
}
