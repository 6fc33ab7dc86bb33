package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Protected;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Sources;
import dev.alhazen.sandbox.SystemFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The arguments of bubblewrap that say what a command sees. Each source on this machine is given
/// through `Sources`, so that it can be replaced by a place where it can be reached.
final class View {
  static final String WORK = "/work";
  static final String HOME = SystemFiles.HOME;
  private static final long SMALLEST = 64L << 20;
  private static final long LARGEST = 1L << 30;

  private final List<String> arguments = new ArrayList<>();
  private final Sources sources;

  private View(Sources sources) {
    this.sources = sources;
  }

  static List<String> of(SandboxRequest request, Path work, Path accounts, Sources sources) {
    View view = new View(sources);
    view.isolate();
    view.system(accounts);
    view.temporary(request);
    view.workspace(request, work);
    view.mounts(request);
    view.environment(request);
    view.add("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", WORK);
    return List.copyOf(view.arguments);
  }

  private void isolate() {
    add("--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent");
    add("--new-session", "--cap-drop", "ALL", "--clearenv", "--hostname", "alhazen");
    add("--uid", "1000", "--gid", "1000");
  }

  private void system(Path accounts) {
    SystemFiles.links().forEach(name -> add("--symlink", "usr/" + name, "/" + name));
    add("--perms", "0755", "--dir", "/etc");
    for (Path path : SystemFiles.paths()) {
      add("--ro-bind", path.toString(), path.toString());
    }
    for (String name : SystemFiles.accounts()) {
      bind("--ro-bind", accounts.resolve(name), "/etc/" + name);
    }
    add("--proc", "/proc", "--dev", "/dev");
  }

  private void temporary(SandboxRequest request) {
    String size = "" + Math.clamp(request.limits().memoryBytes() / 4, SMALLEST, LARGEST);
    for (String folder : List.of("/tmp", HOME, "/dev/shm")) {
      add("--size", size, "--tmpfs", folder);
    }
  }

  /// A folder with a protected file in it is a mount point itself: it cannot be renamed away to put
  /// another in its place.
  private void workspace(SandboxRequest request, Path work) {
    bind("--bind", work, WORK);
    Protected kept = Protected.of(request);
    for (String folder : kept.folders()) {
      bind("--bind", work.resolve(folder), WORK + "/" + folder);
    }
    for (String file : kept.files()) {
      bind("--ro-bind", work.resolve(file), WORK + "/" + file);
    }
  }

  private void mounts(SandboxRequest request) {
    for (Mount mount : request.mounts()) {
      bind("--ro-bind", mount.source(), mount.target());
    }
  }

  private void environment(SandboxRequest request) {
    SandboxEnvironment.of(request, HOME, "/tmp")
        .forEach((name, value) -> add("--setenv", name, value));
  }

  private void bind(String how, Path source, String target) {
    add(how, sources.reachable(source), target);
  }

  private void add(String... words) {
    Collections.addAll(arguments, words);
  }
}
