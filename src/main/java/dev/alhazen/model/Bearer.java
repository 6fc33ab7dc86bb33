package dev.alhazen.model;

import java.util.Optional;

/// What a call says it may do: a key, or a token that is renewed when it expires. Implementations
/// are thread-safe.
@FunctionalInterface
public interface Bearer {
  /// Asked for before each call; empty where the server wants none.
  ///
  /// @throws ModelException where a token cannot be had
  Optional<String> token();
}
