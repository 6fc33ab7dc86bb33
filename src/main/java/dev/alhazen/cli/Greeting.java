package dev.alhazen.cli;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Step;
import dev.alhazen.model.KnownModel;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Provider;
import java.time.Duration;
import java.time.Instant;

/// One tiny call to a model, to see that it answers and what that costs.
record Greeting(World world, ModelOptions models) {
  private static final String PART = "model";

  /// Room for a short thought, too.
  private static final int REPLY = 256;

  /// Asks once; a failure is a line, too.
  DoctorCommand.Line of(String name) {
    Instant before = world.clock().instant();
    try {
      Providers providers = models.providers(world, name);
      if (ModelName.parse(name).provider() == Provider.REHEARSAL) {
        return new DoctorCommand.Line(
            PART, DoctorCommand.State.OK, "rehearsal, built in, free", "");
      }
      Model model = providers.model(name);
      ModelReply reply = model.ask(request());
      Duration took = Duration.between(before, world.clock().instant());
      return new DoctorCommand.Line(
          PART, DoctorCommand.State.OK, found(name, reply, took, providers.known(name)), "");
    } catch (ConfigurationException e) {
      return new DoctorCommand.Line(
          PART, DoctorCommand.State.MISSING, name + " cannot be asked", e.explanation());
    } catch (ModelException e) {
      return new DoctorCommand.Line(
          PART, DoctorCommand.State.MISSING, name + " did not answer", e.explanation());
    }
  }

  private static String found(String name, ModelReply reply, Duration took, KnownModel known) {
    String cost =
        known.price().isPresent() || !reply.cost().isZero()
            ? "cost " + reply.cost().display()
            : "cost unknown (the price is not in the table; --price IN,OUT)";
    return "%s: %s answered in %s, %d tokens in, %d out, %s"
        .formatted(
            name,
            reply.model(),
            Span.display(took),
            reply.usage().input(),
            reply.usage().output(),
            cost);
  }

  private static ModelRequest request() {
    return ModelRequest.of(
            Step.of("doctor/greeting"), "doctor/greeting", "You answer in one word.", "Say: ready.")
        .withMaxOutputTokens(REPLY);
  }
}
