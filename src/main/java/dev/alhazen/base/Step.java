package dev.alhazen.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The address of one step of the pipeline, such as `write/introduction/refine#1`: the key under
/// which an effect is journalled. It is given by the caller and never depends on the order of
/// arrival.
public record Step(@JsonValue String path) {
  @JsonCreator
  public Step {
    if (!path.matches("[\\w.-]+(#\\d+)?(/[\\w.-]+(#\\d+)?)*")) {
      throw new IllegalArgumentException("not a step path: " + path);
    }
  }

  public static Step of(String path) {
    return new Step(path);
  }

  /// The step below this one.
  public Step then(String name) {
    return new Step(path + "/" + name);
  }

  /// The n-th round of this step, counted from 1.
  public Step round(int n) {
    return new Step(path + "#" + n);
  }

  /// The first word of the path: the stage that an effect belongs to.
  public String stage() {
    return path.split("[/#]", 2)[0];
  }

  @Override
  public String toString() {
    return path;
  }
}
