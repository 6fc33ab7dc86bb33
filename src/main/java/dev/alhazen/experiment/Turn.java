package dev.alhazen.experiment;

import dev.alhazen.model.Answer;

/// What follows a reflection.
sealed interface Turn {

  record Onward(Next next) implements Turn {}

  /// @param conclusion why, in a sentence
  record End(String conclusion) implements Turn {}

  /// The program decides where the model's words leave no choice: after the last run, and where
  /// they cannot be read.
  static Turn of(Answer<ReflectReply> answer, boolean open) {
    return switch (answer) {
      case Answer.Unreadable<ReflectReply>(String reason) ->
          new End("The reflection could not be read, so no further run was made: " + reason);
      case Answer.Read<ReflectReply>(ReflectReply reply) ->
          open ? decided(reply) : new End(atTheLimit(sentence(reply.reason())));
    };
  }

  private static String atTheLimit(String reason) {
    return reason.startsWith("All runs") ? reason : "All runs are used. " + reason;
  }

  private static Turn decided(ReflectReply reply) {
    return switch (reply.decision()) {
      case STOP -> new End("The model stopped: " + sentence(reply.reason()));
      case RUN -> new Onward(next(reply, Next.Kind.EDIT, "Next change"));
      case REPEAT -> new Onward(next(reply, Next.Kind.REPEAT, "Repetition with new seeds"));
    };
  }

  private static Next next(ReflectReply reply, Next.Kind kind, String title) {
    String change = reply.change().isBlank() ? reply.reason() : reply.change();
    return new Next(reply.title().isBlank() ? title : reply.title(), kind, change);
  }

  private static String sentence(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
