package dev.alhazen.sandbox.container;

import dev.alhazen.sandbox.DescendantTree;
import dev.alhazen.sandbox.ProcessTree;
import dev.alhazen.sandbox.RootView;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SystemFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Apptainer, as clusters have it, on a folder that is nothing but mounts.
final class Apptainer implements Engine {
  private static final int OWN_PROCESSES = 4;
  private static final String BEGUN = "/run/begun";
  private static final String HANDED_ON = "APPTAINERENV_";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  @Override
  public String tier() {
    return "apptainer";
  }

  @Override
  public List<String> words(Box box) {
    List<String> words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
    words.addAll(List.of("apptainer", "--silent", "exec"));
    words.addAll(
        List.of(
            "--containall",
            "--userns",
            "--net",
            "--network=none",
            "--no-privs",
            "--cleanenv",
            "--no-eval",
            "--no-umask",
            "--no-home",
            "--no-mount=bind-paths,cwd,home,hostfs,sys",
            "--hostname=alhazen"));
    words.add("--security=seccomp:" + box.filter());
    words.add("--workdir=" + box.temporary());
    words.add("--cwd=" + box.view().folder());
    words.addAll(mounts(box));
    words.add(box.root().toString());
    words.addAll(List.of("sh", "-c", first(box), "first"));
    words.addAll(box.limited(OWN_PROCESSES));
    return words;
  }

  private static List<String> mounts(Box box) {
    List<String> words = new ArrayList<>();
    words.addAll(Engine.mount(box.home(), SystemFiles.HOME, ""));
    words.addAll(Engine.mount(box.sharedMemory(), "/dev/shm", ""));
    words.addAll(Engine.mount(box.begun(), BEGUN, ""));
    for (RootView.Bind bind : box.view().binds()) {
      String access =
          switch (bind.access()) {
            case READ_ONLY -> "ro";
            case WRITABLE, DEVICE -> "";
          };
      words.addAll(Engine.mount(bind.source(), bind.target(), access));
    }
    return words;
  }

  /// The engine adds variables of its own, which say where things lie on this machine: the command
  /// starts with none but what was asked.
  private static String first(Box box) {
    String names =
        box.variables().keySet().stream()
            .filter(name -> NAME.matcher(name).matches())
            .map(name -> "%s=\"$%s%s\"".formatted(name, "ALHAZEN_", name))
            .collect(Collectors.joining(" "));
    return "echo begun > " + BEGUN + "; exec env -i " + names + " \"$@\"";
  }

  @Override
  public Map<String, String> environment(Box box) {
    Map<String, String> variables = new TreeMap<>();
    box.variables().forEach((name, value) -> variables.put(HANDED_ON + "ALHAZEN_" + name, value));
    variables.put("PATH", SandboxEnvironment.PATH);
    // The engine keeps its settings there, and must not see the user's.
    variables.put("HOME", box.room().toString());
    return variables;
  }

  @Override
  public ProcessTree tree(Process engine, Box box) {
    return new DescendantTree(engine);
  }
}
