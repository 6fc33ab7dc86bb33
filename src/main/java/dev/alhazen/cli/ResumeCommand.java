package dev.alhazen.cli;

import dev.alhazen.base.Money;
import dev.alhazen.base.UsageException;
import dev.alhazen.journal.Journal;
import dev.alhazen.study.Asked;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateFiles;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Goes on where a study stopped.
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description =
        "Goes on after a crash, a Ctrl-C or a raised budget; nothing finished is repeated.")
final class ResumeCommand implements Callable<Integer> {
  private final World world;

  @Mixin private StudyArgument study = new StudyArgument();
  @Mixin private ExecutorOptions executor = new ExecutorOptions();

  @Option(names = "--accept-changes", description = "Repeat steps whose input changed, and pay.")
  private boolean acceptChanges;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      converter = Dollars.class,
      description = "A new limit for the whole study.")
  private @Nullable Money budget;

  @Option(
      names = "--budget-per-idea",
      paramLabel = "USD",
      converter = Dollars.class,
      description = "A new limit for each idea.")
  private @Nullable Money budgetPerIdea;

  @Option(names = "--no-budget", description = "No limit on cost any more.")
  private boolean noBudget;

  @Option(
      names = "--patience",
      paramLabel = "T",
      converter = Span.class,
      description = "How long an outage of a model's server is waited out.")
  private @Nullable Duration patience;

  @Option(
      names = "--gpus",
      paramLabel = "LIST",
      description = "Other GPUs for the runs that are left: numbers such as 0,1, auto, or none.")
  private @Nullable String gpus;

  ResumeCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    StudyFolder folder = study.find(world);
    folder.write(changed(folder.asked()));
    ExecutorFile.update(world, folder, executor);
    Template template = template(folder);
    Asked asked = folder.asked();
    new Wiring(world).checkPrices(asked);
    new Tiers(world).requireAgain(asked.sandbox());
    new Announcement(world, asked, template).show(ExecutorFile.of(folder).executor());
    Journal.OnChange onChange = acceptChanges ? Journal.OnChange.REPEAT : Journal.OnChange.STOP;
    return new StudyRunner(world).run(folder, template, onChange).code();
  }

  private Asked changed(Asked before) {
    Asked asked = noBudget ? before.withoutBudget() : before;
    asked = budget == null ? asked : asked.withBudget(budget);
    asked = budgetPerIdea == null ? asked : asked.withBudgetPerIdea(budgetPerIdea);
    asked = gpus == null ? asked : asked.withGpus(gpus);
    return patience == null ? asked : asked.withPatience(patience);
  }

  private Template template(StudyFolder folder) {
    Optional<Template> unchanged = unchangedTemplate(world, folder);
    if (unchanged.isPresent()) {
      return unchanged.get();
    }
    if (!acceptChanges) {
      throw new UsageException(
          changed(folder) + ", or add --accept-changes to repeat what depends on it.");
    }
    Template template = new Wiring(world).template(folder.asked().templateFolder());
    NewStudy.keepTemplate(folder, template);
    folder.write(folder.asked().withTemplate(TemplateFiles.digest(template)));
    return template;
  }

  /// A study's template; empty where it is not what it was when the study began.
  static Optional<Template> unchangedTemplate(World world, StudyFolder folder) {
    Asked asked = folder.asked();
    Template template = new Wiring(world).template(asked.templateFolder());
    return TemplateFiles.digest(template).equals(asked.templateDigest())
        ? Optional.of(template)
        : Optional.empty();
  }

  static String changed(StudyFolder folder) {
    return "Template %s changed since the study began. Undo the change"
        .formatted(folder.asked().templateFolder());
  }
}
