package dev.alhazen.cli;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Money;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Role;
import dev.alhazen.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a study will do, said before it begins.
record Announcement(World world, Asked asked, Template template) {
  /// @param executor where experiments run
  void show(String executor) {
    if (asked.isRehearsal()) {
      world.say(
          ModelName.parse(asked.reviewer()).isRehearsal()
              ? "REHEARSAL: no language model takes part; the experiments are real, the words are scripted."
              : "REHEARSAL: the experiments are real, the words are scripted; %s reviews them."
                  .formatted(asked.reviewer()));
    }
    world.say(
        "template %s (%s), preset %s"
            .formatted(asked.template(), asked.templateTitle(), asked.preset()));
    showModels();
    world.say(
        "sandbox  "
            + asked.sandbox()
            + (asked.sandbox().equals("none") ? "  (model-written code is NOT confined)" : ""));
    asked.options().coder().ifPresent(coder -> world.say("coder    " + coder));
    world.say(
        "runs     "
            + (executor.equals(ExecutorFile.SLURM)
                ? "jobs of Slurm"
                : new Wiring(world).slots(asked, template).words()));
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
    world.say("For %d idea(s):".formatted(asked.ideas()));
    world.say("  model calls      at most %d".formatted(calls.total()));
    world.say("  prompt tokens    about %,d".formatted(calls.promptTokens()));
    world.say("  reply tokens     about %,d".formatted(calls.replyTokens()));
    world.say("  cost             about %s".formatted(cost(calls)));
    int more = asked.options().confirmSeeds().orElse(0) > template.seeds().count() ? 2 : 0;
    int runs = asked.ideas() * (asked.runs() * asked.attempts() + more) + 1;
    world.say("  experiment runs  at most %d, each at most %s".formatted(runs, Span.display(run)));
    missing().ifPresent(what -> world.say("To be mended before a run: " + what));
    world.say("Nothing was done (--dry-run).");
  }

  /// What keeps a model from being asked at all, or a run from being made.
  private Optional<String> missing() {
    try {
      new Wiring(world).checkModels(asked);
      new Wiring(world).checkData(asked, template);
      return Optional.empty();
    } catch (AlhazenException e) {
      return Optional.of(e.explanation());
    }
  }

  /// Each model with its price and the roles that it has.
  private void showModels() {
    SequencedMap<String, List<String>> roles = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      roles.computeIfAbsent(asked.model(role), _ -> new ArrayList<>()).add(role.word());
    }
    Providers providers = new Wiring(world).providers(asked);
    roles.forEach(
        (name, has) ->
            world.say(
                "model    %s%s, %s"
                    .formatted(
                        name,
                        roles.size() == 1 ? "" : " (%s)".formatted(String.join(", ", has)),
                        PriceText.of(providers.known(name).price()))));
  }

  /// The cost of the calls, each at the price of the model that is asked.
  private String cost(Calls calls) {
    Providers providers = new Wiring(world).providers(asked);
    Money sum = Money.ZERO;
    for (Role role : Role.values()) {
      String name = asked.model(role);
      Optional<Price> price = providers.known(name).price();
      if (price.isEmpty()) {
        return "unknown: the price of %s is not known; give --price %s=IN,OUT"
            .formatted(name, name);
      }
      sum = sum.plus(price.get().of(calls.usual()).times(calls.of(role)));
    }
    return held(sum);
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
