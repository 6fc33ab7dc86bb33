package dev.alhazen.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// The files of a workspace that a command must not change. The folders above them are mount points
/// in a sandbox that can make some: none can be renamed away to put another in its place.
///
/// @param folders relative, each before what is in it
/// @param files relative
public record Protected(List<String> folders, List<String> files) {
  public Protected {
    folders = List.copyOf(folders);
    files = List.copyOf(files);
  }

  public static Protected of(SandboxRequest request) {
    TreeSet<String> files =
        new TreeSet<>(request.inputs().matching(request.readOnly()).files().keySet());
    TreeSet<String> folders = new TreeSet<>();
    for (String file : files) {
      for (Path up = Path.of(file).getParent(); up != null; up = up.getParent()) {
        folders.add(up.toString());
      }
    }
    return new Protected(List.copyOf(folders), List.copyOf(files));
  }
}
