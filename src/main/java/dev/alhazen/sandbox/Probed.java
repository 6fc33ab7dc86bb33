package dev.alhazen.sandbox;

/// What trying out something of this machine showed.
public sealed interface Probed {

  /// @param what a word or two for people, such as a version
  record Works(String what) implements Probed {}

  /// @param why what happened when it was tried
  /// @param advice what the user can do, as exact as possible
  record Missing(String why, String advice) implements Probed {}

  default boolean works() {
    return this instanceof Works;
  }
}
