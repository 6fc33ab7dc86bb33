package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Protected;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Sources;
import dev.alhazen.sandbox.SystemFiles;
import dev.alhazen.sandbox.WorkFolder;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox.Net;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The arguments of bubblewrap that say what a command sees. Each source on this machine is given
/// through `Sources`, so that it can be replaced by a place where it can be reached.
final class View {
  static final String WORK = "/work";
  static final String HOME = SystemFiles.HOME;

  /// What finding and trusting other machines needs.
  private static final List<String> NETWORK =
      List.of("resolv.conf", "ssl", "ca-certificates", "pki");

  private static final int FILE_TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final long SMALLEST = 64L << 20;
  private static final long LARGEST = 1L << 30;

  private final List<String> arguments = new ArrayList<>();
  private final Sources sources;
  private final Path folder;

  private View(Sources sources, Path folder) {
    this.sources = sources;
    this.folder = folder;
  }

  static List<String> of(
      SandboxRequest request, Path work, Path accounts, Sources sources, Net net) {
    View view = new View(sources, WorkFolder.of(request, Path.of(WORK)));
    view.isolate();
    view.system(accounts);
    if (net == Net.SHARED) {
      view.network();
    }
    view.temporary(request);
    view.workspace(request, work);
    view.mounts(request);
    view.environment(request);
    view.add("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", view.folder.toString());
    return List.copyOf(view.arguments);
  }

  private void isolate() {
    add("--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent");
    add("--new-session", "--cap-drop", "ALL", "--clearenv", "--hostname", "alhazen");
    add("--uid", "1000", "--gid", "1000");
  }

  private void network() {
    add("--share-net");
    NETWORK.forEach(name -> add("--ro-bind-try", "/etc/" + name, "/etc/" + name));
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
    for (String folder : List.of("/tmp", HOME)) {
      add("--size", size, "--tmpfs", folder);
    }
    add("--size", sharedMemory(request, size), "--tmpfs", "/dev/shm");
  }

  /// Loaders of data for a GPU hand batches over in shared memory, which counts as memory anyway.
  private static String sharedMemory(SandboxRequest request, String usual) {
    return request.mounts().stream().anyMatch(View::isDevice)
        ? "" + Math.max(SMALLEST, request.limits().memoryBytes() / 2)
        : usual;
  }

  /// A folder with a protected file in it is a mount point itself: it cannot be renamed away to put
  /// another in its place.
  private void workspace(SandboxRequest request, Path work) {
    bind("--bind", work, folder.toString());
    Protected kept = Protected.of(request);
    for (String inner : kept.folders()) {
      bind("--bind", work.resolve(inner), folder.resolve(inner).toString());
    }
    for (String file : kept.files()) {
      bind("--ro-bind", work.resolve(file), folder.resolve(file).toString());
    }
  }

  private void mounts(SandboxRequest request) {
    for (Mount mount : request.mounts()) {
      String target = WorkFolder.target(mount, folder).toString();
      bind(isDevice(mount) ? "--dev-bind" : "--ro-bind", mount.source(), target);
    }
  }

  private static boolean isDevice(Mount mount) {
    try {
      int mode = (Integer) Files.getAttribute(mount.source(), "unix:mode");
      return (mode & FILE_TYPE) == CHARACTER_DEVICE;
    } catch (NoSuchFileException e) {
      return false; // Whoever binds it complains.
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be looked at: %s.".formatted(mount.source(), e), e);
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
