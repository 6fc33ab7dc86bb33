package dev.alhazen.cli;

import dev.alhazen.base.Money;
import dev.alhazen.study.Asked;
import dev.alhazen.template.Template;
import java.time.Duration;
import java.util.Optional;

/// What a study will do, said before it begins.
record Announcement(World world, Asked asked, Template template) {
  void show() {
    if (asked.isRehearsal()) {
      world.say(
          "REHEARSAL: no language model takes part; the experiments are real, the words are scripted.");
    }
    world.say(
        "template %s (%s), preset %s"
            .formatted(asked.template(), asked.templateTitle(), asked.preset()));
    world.say("model    %s, reviewer %s".formatted(asked.model(), asked.reviewer()));
    world.say(
        "sandbox  "
            + asked.sandbox()
            + (asked.sandbox().equals("none") ? "  (model-written code is NOT confined)" : ""));
    world.say("sources  " + String.join(", ", asked.options().literature()));
    world.say("budget   " + budget());
    if (asked.typesetting() == Asked.Typesetting.NONE) {
      world.say(
          "TeX      not installed: papers end as sources and HTML, not PDF. `alhazen setup` installs it.");
    }
  }

  /// The most that can happen.
  void estimate() {
    Calls calls = Calls.atMost(asked);
    Duration run =
        asked
            .options()
            .runTimeoutSeconds()
            .map(Duration::ofSeconds)
            .orElseGet(() -> template.preset(asked.preset()).limits().wall());
    world.say("");
    world.say("At most, for %d idea(s):".formatted(asked.ideas()));
    world.say("  model calls      %d".formatted(calls.total()));
    world.say("  prompt tokens    about %,d".formatted(calls.promptTokens()));
    world.say("  reply tokens     about %,d".formatted(calls.replyTokens()));
    world.say("  cost             %s".formatted(cost(calls)));
    world.say(
        "  experiment runs  %d, each at most %s"
            .formatted(asked.ideas() * asked.runs() * asked.attempts() + 1, Span.display(run)));
    world.say("Nothing was done (--dry-run).");
  }

  private String cost(Calls calls) {
    return new Wiring(world)
        .price(asked)
        .map(price -> held(price.of(calls.tokens())))
        .orElse(
            "unknown: the price of %s is not known; give --price IN,OUT".formatted(asked.model()));
  }

  /// An estimate above the budget is no danger: the call that could exceed it is not made.
  private String held(Money estimate) {
    Optional<Money> limit =
        asked
            .budget()
            .or(() -> asked.options().budgetPerIdea().map(each -> each.times(asked.ideas())));
    return limit
        .filter(estimate::exceeds)
        .map(
            most ->
                "%s, the budget (without it perhaps %s)"
                    .formatted(most.display(), estimate.display()))
        .orElseGet(estimate::display);
  }

  private String budget() {
    String idea = asked.options().budgetPerIdea().map(Money::display).orElse("no limit");
    String study = asked.budget().map(Money::display).orElse("no limit of its own");
    return "%s per idea, study: %s".formatted(idea, study);
  }
}
