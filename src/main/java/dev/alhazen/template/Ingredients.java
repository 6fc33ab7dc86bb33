package dev.alhazen.template;

import dev.alhazen.sandbox.Mount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Mounts and variables, gathered while an environment is prepared. The first of two mounts at one
/// place wins.
final class Ingredients {
  private final List<Mount> mounts = new ArrayList<>();
  private final SequencedMap<String, String> variables = new LinkedHashMap<>();

  void mount(Mount mount) {
    if (mounts.stream().noneMatch(other -> other.target().equals(mount.target()))) {
      mounts.add(mount);
    }
  }

  void variable(String name, String value) {
    variables.put(name, value);
  }

  List<Mount> mounts() {
    return mounts;
  }

  SequencedMap<String, String> variables() {
    return variables;
  }
}
