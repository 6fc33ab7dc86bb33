package dev.alhazen.template;

import dev.alhazen.base.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// A value in a file from outside, with the path that leads to it, so that each complaint names its
/// place: `template.yaml: metrics[1].direction must be lower, higher or neither`.
record Place(String file, String path, JsonNode node) {

  /// The value under a key of this map; a key with an empty value counts as absent.
  Optional<Place> maybe(String key) {
    requireMap();
    JsonNode child = node.get(key);
    return child == null || child.isNull()
        ? Optional.empty()
        : Optional.of(new Place(file, path.isEmpty() ? key : path + "." + key, child));
  }

  /// The value under a key that must be there.
  ///
  /// @param must what to write there, for the complaint
  Place at(String key, String must) {
    return maybe(key)
        .orElseThrow(
            () ->
                new MalformedException(
                    "%s: %s is missing; %s."
                        .formatted(file, path.isEmpty() ? key : path + "." + key, must)));
  }

  /// Refuses keys that nobody would read: a misspelt setting must not be ignored.
  Place only(String... keys) {
    requireMap();
    TreeSet<String> unknown = new TreeSet<>(node.propertyNames());
    unknown.removeAll(List.of(keys));
    if (!unknown.isEmpty()) {
      throw new MalformedException(
          "%s: unknown key '%s'%s; known are %s."
              .formatted(
                  file,
                  unknown.first(),
                  path.isEmpty() ? "" : " in " + path,
                  String.join(", ", keys)));
    }
    return this;
  }

  List<Place> items() {
    if (!node.isArray()) {
      throw must("be a list");
    }
    List<Place> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Place(file, "%s[%d]".formatted(path, i), node.get(i)));
    }
    return items;
  }

  SequencedMap<String, Place> entries() {
    requireMap();
    SequencedMap<String, Place> entries = new LinkedHashMap<>();
    node.properties()
        .forEach(
            entry ->
                entries.put(
                    entry.getKey(),
                    new Place(file, path + "." + entry.getKey(), entry.getValue())));
    return entries;
  }

  String text() {
    if (!node.isValueNode() || node.asString().isBlank()) {
      throw must("be text");
    }
    return node.asString().strip();
  }

  List<String> texts() {
    return items().stream().map(Place::text).toList();
  }

  int number(int least, int most) {
    if (!node.isIntegralNumber()
        || node.asLong(Long.MIN_VALUE) < least
        || node.asLong(Long.MAX_VALUE) > most) {
      throw must("be a whole number from %d to %d".formatted(least, most));
    }
    return node.asInt();
  }

  MalformedException must(String rule) {
    return new MalformedException(
        "%s: %s must %s.".formatted(file, path.isEmpty() ? "the file" : path, rule));
  }

  private void requireMap() {
    if (!node.isObject()) {
      throw must("be a map of keys to values");
    }
  }
}
