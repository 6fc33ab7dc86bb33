package dev.alhazen.sandbox.container;

import dev.alhazen.sandbox.ProcessTree;
import dev.alhazen.sandbox.RootView;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SystemFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Podman, on a root that is nothing but mounts.
///
/// @param manner with control groups or without
record Podman(Manner manner) implements Engine {
  private static final int OWN_PROCESSES = 2;

  /// The first process: it buries those that lost their parent, and ends on the signal that the
  /// engine passes on when this program dies; with it ends everything else inside.
  private static final String FIRST = "trap 'exit 143' TERM; env -u HOSTNAME \"$@\" & wait $!";

  /// The same for every command, so that they stand on the command line.
  private static final Set<String> PLAIN = Set.of("PATH", "HOME", "LANG", "TMPDIR");

  enum Manner {
    /// For ordinary users: needs no control groups.
    WITHOUT_GROUPS(List.of("--cgroups", "disabled")),
    /// Where the engine's runtime cannot do without.
    WITH_GROUPS(List.of("--runtime", "runc"));

    private final List<String> words;

    Manner(List<String> words) {
      this.words = words;
    }
  }

  @Override
  public String tier() {
    return "podman";
  }

  @Override
  public List<String> words(Box box) {
    List<String> words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "TERM", "podman"));
    if (manner == Manner.WITH_GROUPS) {
      words.addAll(manner.words);
    }
    words.addAll(List.of("run", "--rm", "--pull", "never", "--log-driver", "none"));
    if (manner == Manner.WITHOUT_GROUPS) {
      words.addAll(manner.words);
    }
    words.addAll(List.of("--cgroupns", "host", "--pidfile", box.begun().toString()));
    words.addAll(confinement());
    words.add("--security-opt=seccomp=" + box.filter());
    if (!box.view().has("/sys")) {
      words.add("--security-opt=mask=/sys");
    }
    // Podman's own choice is above what some machines let even root ask for.
    int processes = box.request().limits().processes() + OWN_PROCESSES;
    words.add("--ulimit=nproc=%d:%d".formatted(processes, processes));
    words.add("--ulimit=nofile=1024:4096");
    box.user().ifPresent(id -> words.addAll(List.of("--user", id + ":" + id)));
    words.addAll(variables(box));
    words.addAll(mounts(box));
    words.addAll(List.of("--workdir", box.view().folder(), "--rootfs", box.root().toString()));
    words.addAll(List.of("sh", "-c", FIRST, "first"));
    words.addAll(box.limited(OWN_PROCESSES));
    return words;
  }

  private static List<String> confinement() {
    return List.of(
        "--network=none",
        "--read-only",
        "--read-only-tmpfs=false",
        "--cap-drop=all",
        "--security-opt=no-new-privileges",
        "--security-opt=label=disable",
        "--hostname=alhazen",
        "--no-hosts");
  }

  private static List<String> variables(Box box) {
    List<String> words = new ArrayList<>(List.of("--http-proxy=false", "--unsetenv-all"));
    box.variables()
        .forEach(
            (name, value) -> {
              words.add("--env");
              words.add(PLAIN.contains(name) ? name + "=" + value : name);
            });
    return words;
  }

  private static List<String> mounts(Box box) {
    List<String> words = new ArrayList<>();
    for (String folder : List.of(RootView.TEMPORARY, SystemFiles.HOME)) {
      words.add("--tmpfs");
      words.add("%s:rw,exec,mode=1777,size=%d".formatted(folder, box.memoryFiles()));
    }
    words.add("--shm-size=" + box.memoryFiles());
    for (RootView.Bind bind : box.view().binds()) {
      words.addAll(
          switch (bind.access()) {
            case READ_ONLY -> Engine.mount(bind.source(), bind.target(), "ro");
            case WRITABLE -> Engine.mount(bind.source(), bind.target(), "");
            case DEVICE -> List.of("--device", bind.source() + ":" + bind.target());
          });
    }
    return words;
  }

  @Override
  public Map<String, String> environment(Box box) {
    SortedMap<String, String> variables = new TreeMap<>();
    box.variables()
        .forEach(
            (name, value) -> {
              if (!PLAIN.contains(name)) {
                variables.put(name, value);
              }
            });
    variables.put("PATH", SandboxEnvironment.PATH);
    variables.put("HOME", System.getProperty("user.home"));
    Path runtime = Path.of("/run/user", "" + userId());
    if (Files.isWritable(runtime)) {
      variables.put("XDG_RUNTIME_DIR", runtime.toString());
    }
    return variables;
  }

  @Override
  public ProcessTree tree(Process engine, Box box) {
    return new ContainerTree(engine, box.begun());
  }

  private static Object userId() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (java.io.IOException e) {
      throw new dev.alhazen.base.UnavailableException("/proc cannot be read: %s.".formatted(e), e);
    }
  }
}
