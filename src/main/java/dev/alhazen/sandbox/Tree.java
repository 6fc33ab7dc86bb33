package dev.alhazen.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.alhazen.base.Digest;
import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A set of files: relative path with `/` → digest of the content, which lies in the blobs.
public record Tree(@JsonValue SequencedMap<String, Digest> files) {
  public static final Tree EMPTY = new Tree(new TreeMap<>());

  @JsonCreator
  public Tree(Map<String, Digest> files) {
    this((SequencedMap<String, Digest>) new TreeMap<>(files));
  }

  public Tree {
    files.keySet().forEach(Tree::requireInside);
    files = Collections.unmodifiableSequencedMap(new TreeMap<>(files));
  }

  /// The files whose path matches one of the globs.
  public Tree matching(Globs globs) {
    TreeMap<String, Digest> some = new TreeMap<>(files);
    some.keySet().removeIf(path -> !globs.matches(path));
    return new Tree(some);
  }

  /// These files, and the other's, which win where both have one.
  public Tree with(Tree other) {
    TreeMap<String, Digest> all = new TreeMap<>(files);
    all.putAll(other.files);
    return new Tree(all);
  }

  public Tree without(Globs globs) {
    TreeMap<String, Digest> rest = new TreeMap<>(files);
    rest.keySet().removeIf(globs::matches);
    return new Tree(rest);
  }

  private static void requireInside(String path) {
    if (path.isBlank()
        || path.startsWith("/")
        || path.contains("\\")
        || ("/" + path + "/").contains("/../")
        || ("/" + path + "/").contains("/./")) {
      throw new IllegalArgumentException("not a path inside a tree: " + path);
    }
  }
}
