package dev.alhazen.literature;

import java.util.List;

/// Turns texts into vectors that point in like directions where the texts mean alike.
/// Implementations are thread-safe.
public interface Embedding {
  /// The model's name; vectors of two models cannot be compared.
  String name();

  /// One vector of length 1 for each text, in the same order; a blank text has the zero vector.
  ///
  /// @throws dev.alhazen.base.UnavailableException where the model cannot run on this machine
  List<float[]> vectors(List<String> texts);
}
