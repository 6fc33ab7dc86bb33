package dev.alhazen.sandbox.landlock;

import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.MountPaths;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Sources;
import dev.alhazen.sandbox.SystemFiles;
import dev.alhazen.sandbox.landlock.Filter.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Without a mount namespace: everything lies at its real path, and Landlock alone says what can be
/// read and changed. Protected files can be changed while the command runs; that never comes back.
record SharedRoot(SandboxRequest request, Sources sources, Rooms rooms) implements Layout {
  @Override
  public Tree tree() {
    return Tree.SESSION;
  }

  @Override
  public SequencedMap<String, String> variables() {
    SequencedMap<String, String> variables = new TreeMap<>();
    SandboxEnvironment.of(
            request, sources.reachable(rooms.home()), at(rooms.temporary()).toString())
        .forEach((name, value) -> variables.put(name, mounts().replaced(value)));
    return variables;
  }

  @Override
  public List<String> command() {
    return request.command().stream().map(mounts()::replaced).toList();
  }

  @Override
  public Policy policy(List<String> command) {
    List<Path> reads = new ArrayList<>(SystemFiles.paths());
    reads.add(Path.of("/proc"));
    mounts().link(rooms.work());
    request.mounts().forEach(mount -> reads.add(at(mount.source())));
    List<Path> writes = new ArrayList<>(Layout.devices());
    request.mounts().stream().map(Mount::source).filter(SharedRoot::isDevice).forEach(writes::add);
    writes.addAll(List.of(at(rooms.work()), at(rooms.home()), at(rooms.temporary())));
    Path status = at(rooms.status());
    return new Policy(
        status, tree(), Path.of("/"), at(rooms.work()), List.of(), reads, writes, command);
  }

  private MountPaths mounts() {
    return new MountPaths(request.mounts(), mount -> sources.reachable(mount.source()));
  }

  private static boolean isDevice(Path source) {
    return Files.exists(source) && !Files.isRegularFile(source) && !Files.isDirectory(source);
  }

  private Path at(Path path) {
    return Path.of(sources.reachable(path));
  }
}
