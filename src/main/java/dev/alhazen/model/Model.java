package dev.alhazen.model;

/// A language model. Implementations are thread-safe and block the calling (virtual) thread.
public interface Model {
  /// The name as the user gives it: `provider/model`.
  String name();

  /// Asks once.
  ///
  /// @throws ModelException where the provider gave no usable reply; its `kind` says whether
  ///   another attempt makes sense
  ModelReply ask(ModelRequest request);
}
