package dev.alhazen.manuscript;

import dev.alhazen.coding.Changes;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The experiment's source as it was for each run.
///
/// @param texts path, such as `run_2.java`, → text, in the order of the runs
record RunSources(SequencedMap<String, String> texts) {
  static final RunSources NONE = new RunSources(new TreeMap<>());

  RunSources {
    texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
  }

  static RunSources of(Workspace workspace) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    workspace.tree().matching(Globs.of("run_[0-9]*.*")).files().keySet().stream()
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .forEach(path -> texts.put(path, workspace.read(path)));
    return new RunSources(texts);
  }

  /// All of them, for looking up what stands in the code.
  String whole() {
    return String.join("\n", texts.values());
  }

  /// The first run's source, then what each later run has otherwise, as edit blocks against it.
  String told() {
    if (texts.isEmpty()) {
      return "";
    }
    Map.Entry<String, String> first = texts.firstEntry();
    List<String> parts = new ArrayList<>();
    parts.add("=== %s ===\n%s".formatted(first.getKey(), first.getValue().strip()));
    texts.forEach(
        (path, text) -> {
          if (!path.equals(first.getKey())) {
            parts.add(otherwise(first, path, text));
          }
        });
    return parts.stream().collect(Collectors.joining("\n\n"));
  }

  private static String otherwise(Map.Entry<String, String> first, String path, String text) {
    String changes = Changes.between(one(path, first.getValue()), one(path, text));
    return changes.isEmpty()
        ? "=== %s is the same as %s ===".formatted(path, first.getKey())
        : "=== %s: what it has otherwise than %s ===\n%s".formatted(path, first.getKey(), changes);
  }

  private static SequencedMap<String, String> one(String path, String text) {
    return new TreeMap<>(Map.of(path, text));
  }
}
