package dev.alhazen.experiment;

import dev.alhazen.model.Answer;
import java.util.List;

/// What follows a reflection.
sealed interface Turn {

  /// A run that the plan names.
  record AsPlanned(Plan.Planned planned) implements Turn {}

  /// A run that the plan does not have.
  ///
  /// @param reason why the plan is departed from
  record Amended(Next next, String reason) implements Turn {}

  /// @param conclusion why, in a sentence
  record End(String conclusion) implements Turn {}

  /// @param reason why the idea cannot be carried out
  record Infeasible(String reason) implements Turn {}

  /// The program decides where the model's words leave no choice: after the last run, and where
  /// they cannot be read.
  ///
  /// @param open runs of the plan that were not made yet
  /// @param left how many runs may still be made
  static Turn of(Answer<ReflectReply> answer, List<Plan.Planned> open, int left) {
    return switch (answer) {
      case Answer.Unreadable<ReflectReply>(String reason) ->
          new End("The reflection could not be read, so no further run was made: " + reason);
      case Answer.Read<ReflectReply>(ReflectReply reply) -> decided(reply, open, left);
    };
  }

  private static Turn decided(ReflectReply reply, List<Plan.Planned> open, int left) {
    if (reply.decision() == ReflectReply.Decision.INFEASIBLE) {
      return new Infeasible(reply.reason());
    }
    if (left < 1) {
      return new End(atTheLimit(reply.reason()));
    }
    return switch (reply.decision()) {
      case STOP, INFEASIBLE -> new End("The model stopped: " + reply.reason());
      case RUN -> onward(reply, open, Next.Kind.EDIT, "Next change");
      case REPEAT -> onward(reply, open, Next.Kind.REPEAT, "Repetition with new seeds");
    };
  }

  private static String atTheLimit(String reason) {
    return reason.startsWith("All runs") ? reason : "All runs are used. " + reason;
  }

  private static Turn onward(
      ReflectReply reply, List<Plan.Planned> open, Next.Kind kind, String title) {
    return open.stream()
        .filter(planned -> isMeant(reply, planned))
        .findFirst()
        .<Turn>map(AsPlanned::new)
        .orElseGet(() -> new Amended(next(reply, kind, title), reply.reason()));
  }

  /// A planned run is meant where it is named, or else where its title is given word for word.
  private static boolean isMeant(ReflectReply reply, Plan.Planned planned) {
    return reply.planned().isEmpty()
        ? planned.title().equalsIgnoreCase(reply.title().strip())
        : planned.run().equals(reply.planned());
  }

  private static Next next(ReflectReply reply, Next.Kind kind, String title) {
    String change = reply.change().isBlank() ? reply.reason() : reply.change();
    return new Next(reply.title().isBlank() ? title : reply.title(), kind, change, reply.from());
  }
}
