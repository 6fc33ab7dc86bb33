package dev.alhazen.dataset;

/// Told how a download stands. Called often.
@FunctionalInterface
public interface Meter {
  /// @param done bytes that are here, those of earlier attempts included
  /// @param total 0 where it is not known
  void at(String file, long done, long total);
}
