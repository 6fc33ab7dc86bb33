package dev.alhazen.model.rehearsal;

/// What the rehearsal model plays for some tasks. A part knows nothing but the conversation, just
/// as a real model does, and answers the same cue with the same words.
interface Part {
  /// Whether this part answers the task, such as `idea/generate`.
  boolean plays(String task);

  String reply(Cue cue);
}
