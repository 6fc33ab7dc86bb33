package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.idea.IdeaFile;
import dev.alhazen.idea.NoveltyCheck;
import dev.alhazen.idea.Verdict;
import dev.alhazen.idea.VerdictText;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.ReplayedLiterature;
import dev.alhazen.literature.ReplayedSimilarity;
import dev.alhazen.literature.Similarity;
import dev.alhazen.model.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Checks ideas over a journal of its own.
///
/// @param world where progress is shown
/// @param sources and `similarity` bare: they are recorded here
record NoveltyBench(World world, Bench bench, List<Literature> sources, Similarity similarity) {
  private static final String SCOPE = "novelty";

  /// The ideas with their verdicts, in order.
  IdeaFile check(List<NoveltyCheck.Input> inputs) {
    List<IdeaFile.Entry> entries = new ArrayList<>();
    try (LiveProgress progress = new LiveProgress(world)) {
      bench.journal().listen(entry -> progress.hear(SCOPE, entry));
      for (NoveltyCheck.Input input : inputs) {
        progress.say(SCOPE, input.idea().title());
        Verdict verdict = check(input, line -> progress.say(SCOPE, line));
        if (verdict.isSilent()) {
          forgetSilence(NoveltyCheck.step(input.idea()));
        }
        entries.add(IdeaFile.Entry.of(input.idea()).withVerdict(verdict));
      }
    }
    return new IdeaFile(entries, List.of());
  }

  private Verdict check(NoveltyCheck.Input input, Consumer<String> progress) {
    return new NoveltyCheck(
            bench.model(),
            Prompts.builtIn(),
            sources.stream()
                .<Literature>map(source -> ReplayedLiterature.ofEdition(bench.journal(), source))
                .toList(),
            new ReplayedSimilarity(bench.journal(), similarity),
            progress)
        .run(input);
  }

  /// A source that was silent is asked again when the command is given again.
  private void forgetSilence(Step check) {
    Journal journal = bench.journal();
    for (Entry entry : journal.entries()) {
      if (entry.body() instanceof Event.Finished finished
          && finished.kind().equals("search")
          && finished.step().path().startsWith(check.path() + "/")
          && finished.outcome() == Event.Outcome.DONE
          && Json.to(journal.value(finished.output()), Findings.class) instanceof Findings.Silent) {
        journal.retract(finished.step(), "the source was silent");
      }
    }
  }

  static String text(IdeaFile checked) {
    return checked.entries().stream()
        .flatMap(
            entry -> entry.verdict().stream().map(verdict -> VerdictText.of(entry.idea(), verdict)))
        .collect(Collectors.joining("\n\n"));
  }

  /// How many ideas no source said anything about.
  static long silent(IdeaFile checked) {
    return checked.entries().stream()
        .flatMap(entry -> entry.verdict().stream())
        .filter(verdict -> verdict.status() == Verdict.Status.UNDECIDED && verdict.isSilent())
        .count();
  }
}
