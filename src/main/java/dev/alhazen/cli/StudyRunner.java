package dev.alhazen.cli;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.journal.ChangedInputException;
import dev.alhazen.journal.Journal;
import dev.alhazen.journal.StudyLock;
import dev.alhazen.model.Prompts;
import dev.alhazen.report.StudyReport;
import dev.alhazen.report.Transcript;
import dev.alhazen.sandbox.Scratch;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Ending;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.Study;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.SequencedMap;

/// Runs a study that has a folder, new or resumed, and shows how it ends.
final class StudyRunner {
  private final World world;
  private final Wiring wiring;

  StudyRunner(World world) {
    this.world = world;
    this.wiring = new Wiring(world);
  }

  /// Runs to the end, or to where it has to stop; everything done is saved in either case.
  ExitCode run(StudyFolder folder, Template template, Journal.OnChange onChange) {
    Asked asked = folder.asked();
    Adapters adapters = wiring.adapters(asked, template, folder);
    try (StudyLock _ = StudyLock.take(folder.root());
        LiveProgress progress = new LiveProgress(world)) {
      Prepared prepared = prepare(folder, asked, template, progress);
      Interrupts interrupts = Interrupts.listen(world);
      Placement placement = wiring.placement(folder, asked, progress, interrupts);
      if (placement.isHere()) {
        Wiring.requireGpu(adapters.slots(), template);
        new GpuProbe(adapters.slots(), adapters.sandbox(), prepared).check();
      }
      LiveWorkbench workbench =
          new LiveWorkbench(
              world, folder, asked, adapters, placement, onChange, progress, interrupts);
      Prompts prompts = new Prompts(List.of(folder.prompts()));
      SequencedMap<String, Ending> endings =
          endings(
              new Study(folder, asked, template, prepared, workbench, prompts, progress), folder);
      placement.finished();
      finish(folder);
      progress.close();
      return new StudySummary(world, folder).show(endings);
    } catch (ChangedInputException e) {
      throw e;
    } catch (AlhazenException e) {
      finish(folder);
      new StudySummary(world, folder).showCost();
      throw new Resumable(e, folder.root());
    }
  }

  private static SequencedMap<String, Ending> endings(Study study, StudyFolder folder) {
    try {
      return study.run();
    } finally {
      Scratch.clear(folder.scratch());
    }
  }

  private Prepared prepare(
      StudyFolder folder, Asked asked, Template template, LiveProgress progress) {
    Prepared prepared =
        wiring.prepare(
            template,
            asked.preset(),
            PlaceOptions.Places.of(asked),
            asked.options().mounts(),
            line -> progress.say("environment", line));
    AtomicFiles.write(folder.environment(), Json.pretty(prepared));
    return prepared;
  }

  /// Writes what people read: transcripts and the report.
  static void finish(StudyFolder folder) {
    folder.investigations().stream().map(InvestigationFolder::root).forEach(Transcript::write);
    StudyReport.write(folder.root());
  }
}
