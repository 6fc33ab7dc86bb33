package dev.alhazen.cli;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Money;
import dev.alhazen.base.UsageException;
import dev.alhazen.journal.Journal;
import dev.alhazen.study.Asked;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateFiles;
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

  @Option(names = "--accept-changes", description = "Repeat steps whose input changed, and pay.")
  private boolean acceptChanges;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      converter = Dollars.class,
      description = "A new limit for the whole study.")
  private @Nullable Money budget;

  ResumeCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    StudyFolder folder = study.find(world);
    if (budget != null) {
      folder.write(folder.asked().withBudget(budget));
    }
    Template template = template(folder);
    Asked asked = folder.asked();
    new Announcement(world, asked, template).show();
    Journal.OnChange onChange = acceptChanges ? Journal.OnChange.REPEAT : Journal.OnChange.STOP;
    return new StudyRunner(world).run(folder, template, onChange).code();
  }

  private Template template(StudyFolder folder) {
    Asked asked = folder.asked();
    Template template = new Wiring(world).template(asked.templateFolder());
    Digest now = TemplateFiles.digest(template);
    if (now.equals(asked.templateDigest())) {
      return template;
    }
    if (!acceptChanges) {
      throw new UsageException(
          ("Template %s changed since the study began. Undo the change, or add --accept-changes to"
                  + " repeat what depends on it.")
              .formatted(template.folder()));
    }
    NewStudy.keepTemplate(folder, template);
    folder.write(asked.withTemplate(now));
    return template;
  }
}
