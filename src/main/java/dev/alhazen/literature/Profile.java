package dev.alhazen.literature;

import java.util.Optional;

/// What is known of an engine before it is asked.
///
/// @param name the word that users know it by
/// @param keyVariable the environment variable for a key; empty where the engine knows no keys
/// @param allowance what its operator allows, for people
public record Profile(
    String name, Pace pace, Optional<String> keyVariable, Access access, String allowance) {

  /// How the engine is asked.
  public enum Access {
    /// With a key of the user's own.
    KEYED,
    /// As everybody can.
    OPEN
  }

  public boolean isKeyed() {
    return access == Access.KEYED;
  }
}
