package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.journal.Account;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.study.StudyStatus;
import java.time.Duration;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where a study stands.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Where a study stands, and what it cost by stage and by model.")
final class StatusCommand implements Callable<Integer> {
  private final World world;

  @Mixin private StudyArgument study = new StudyArgument();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  StatusCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    StudyFolder folder = study.find(world);
    StudyStatus status = StudyStatus.of(folder);
    if (json) {
      world.out().print(Json.pretty(status));
    } else {
      show(folder, status);
    }
    return ExitCode.DONE.code();
  }

  private void show(StudyFolder folder, StudyStatus status) {
    world.say("study    " + folder.root());
    world.say(
        "asked    %s, preset %s, model %s"
            .formatted(status.template(), status.preset(), status.model()));
    if (!status.stopped().isEmpty()) {
      world.say("stopped  " + status.stopped());
    }
    Rows ideas = new Rows("idea", "state", "last step", "cost", "reason");
    status
        .investigations()
        .forEach(i -> ideas.add(i.idea(), i.state(), i.lastStep(), i.cost().display(), i.reason()));
    world.out().print(ideas);
    showCosts(status.account());
  }

  private void showCosts(Account account) {
    world.out().print(lines("stage", account.stages()));
    if (!account.models().isEmpty()) {
      world.out().print(lines("model", account.models()));
    }
    world.say("total    " + account.total().display());
    account
        .possiblyPaid()
        .forEach(
            open ->
                world.say(
                    "possibly paid: %s, counted at its reservation of %s"
                        .formatted(open.step(), open.reservation().display())));
  }

  private static Rows lines(String first, SequencedMap<String, Account.Line> lines) {
    Rows rows =
        new Rows(
            first,
            "calls",
            "attempts",
            "tokens in",
            "cached",
            "tokens out",
            "time",
            "waited",
            "cost");
    lines.forEach(
        (name, line) ->
            rows.add(
                name,
                Integer.toString(line.calls()),
                Integer.toString(line.attempts()),
                "%,d".formatted(line.tokens().input()),
                "%,d".formatted(line.tokens().cached()),
                "%,d".formatted(line.tokens().output()),
                Span.display(Duration.ofMillis(line.millis())),
                line.waited() == 0 ? "" : Span.display(Duration.ofMillis(line.waited())),
                line.cost().display()));
    return rows;
  }
}
