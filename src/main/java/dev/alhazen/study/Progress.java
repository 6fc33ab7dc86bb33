package dev.alhazen.study;

/// Hears what a study is doing, for people. Thread-safe.
public interface Progress {
  /// @param scope the study's or the idea's name
  /// @param line what just happened or begins now, without a line break
  void say(String scope, String line);
}
