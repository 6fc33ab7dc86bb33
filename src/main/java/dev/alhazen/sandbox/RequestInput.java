package dev.alhazen.sandbox;

import java.util.List;
import java.util.SequencedMap;

/// What counts of a request when two are compared: all but where its mounts lie on this machine.
record RequestInput(
    String kind,
    List<String> command,
    Tree inputs,
    Globs readOnly,
    Globs outputs,
    Limits limits,
    SequencedMap<String, String> environment,
    List<Place> mounts) {

  record Place(String name, String target) {}

  static RequestInput of(SandboxRequest request) {
    return new RequestInput(
        request.kind(),
        request.command(),
        request.inputs(),
        request.readOnly(),
        request.outputs(),
        request.limits(),
        request.environment(),
        request.mounts().stream().map(mount -> new Place(mount.name(), mount.target())).toList());
  }
}
