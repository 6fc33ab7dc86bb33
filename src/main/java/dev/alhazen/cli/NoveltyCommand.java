package dev.alhazen.cli;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Money;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.idea.IdeaFile;
import dev.alhazen.journal.Account;
import dev.alhazen.literature.Similarity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whether ideas are new: anybody's sentence, a file of ideas, or the ideas of a study.
@Command(
    name = "novelty",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says whether an idea is new, with the works that it was compared with.",
      "IDEA is free text, or the folder of a study whose ideas are to be checked. Given again, the",
      "command goes on where it was and pays nothing twice."
    })
final class NoveltyCommand implements Callable<Integer> {
  private static final String JOURNAL = ".alhazen";

  private final World world;

  @Parameters(
      arity = "0..*",
      paramLabel = "IDEA|STUDY",
      description = "The idea in your own words, or a study's folder.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--ideas-file", paramLabel = "FILE", description = "Check the ideas of a file.")
  private @Nullable String ideasFile;

  @Mixin private ModelOptions models = new ModelOptions();

  @Option(
      names = {"--literature", "--engine"},
      paramLabel = "LIST",
      split = ",",
      description =
          "Literature sources in the order of asking: semanticscholar, openalex, arxiv, crossref,"
              + " library. Default: the library where it holds works, then the engines, those with"
              + " a key first; for a rehearsal the library alone.")
  private List<String> literature = new ArrayList<>();

  @Option(
      names = "--library",
      paramLabel = "PATH",
      description =
          "Works of your own that are searched as well: a .bib, .ris, .json (CSL-JSON) or .pdf file,"
              + " or a folder of them; repeatable.")
  private List<String> libraries = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "The most rounds of searching. Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      converter = Dollars.class,
      defaultValue = "1",
      description = "The most that the check may cost. Default: ${DEFAULT-VALUE}.")
  private Money budget = Money.of("1");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the verdicts and the journal are kept. Default: novelty/NAME.")
  private @Nullable String out;

  @Option(names = "--json", description = "Print the verdicts as JSON.")
  private boolean json;

  NoveltyCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new UsageException("--rounds must be at least 1, not %d.".formatted(rounds));
    }
    NoveltyQuestion question = question();
    String model = models.model().or(question::model).orElseThrow(NewStudy::noModel);
    LiteratureSources all = new LiteratureSources(world);
    List<Path> files = new ArrayList<>(question.libraries());
    libraries.forEach(typed -> files.add(all.requireFile(typed)));
    List<String> names = all.choose(literature, libraries, files, model);
    Path folder =
        out == null ? world.folder().resolve("novelty", question.name()) : world.path(out);
    World beside = json ? world.aside() : world;
    beside.say(
        "model    %s, at most %s; sources: %s"
            .formatted(model, budget.display(), String.join(", ", names)));
    try (Bench bench = Bench.open(world, models, model, budget, folder.resolve(JOURNAL))) {
      Similarity similarity = new Wiring(world).similarity();
      IdeaFile checked =
          new NoveltyBench(beside, bench, all.sources(names, files), similarity)
              .check(question.inputs(rounds));
      beside.say("cost     " + Account.of(bench.journal().entries()).total().display());
      return show(folder, checked).code();
    }
  }

  private NoveltyQuestion question() {
    if (ideasFile != null) {
      if (!words.isEmpty()) {
        throw new UsageException("Give an idea or --ideas-file, not both.");
      }
      return NoveltyQuestion.ofFile(world.path(ideasFile));
    }
    if (words.isEmpty() || String.join(" ", words).isBlank()) {
      throw new UsageException(
          "Say which idea: alhazen novelty \"your idea in a sentence or two\", or a study's folder,"
              + " or --ideas-file FILE.");
    }
    return NoveltyQuestion.of(world, words);
  }

  private ExitCode show(Path folder, IdeaFile checked) {
    Path file = folder.resolve("ideas.json");
    checked.write(file);
    String text = NoveltyBench.text(checked);
    AtomicFiles.write(folder.resolve("novelty.txt"), text);
    if (json) {
      world.out().print(Texts.read(file));
    } else {
      world.say("");
      world.out().print(text);
      world.say("");
      world.say("written to %s (ideas.json, novelty.txt)".formatted(folder));
      world.say("to search and to ask anew, delete %s".formatted(folder.resolve(JOURNAL)));
    }
    long silent = NoveltyBench.silent(checked);
    if (silent > 0) {
      throw new UnavailableException(
          ("No literature source answered for %d of %d ideas, so nothing is known about their"
                  + " novelty. Check the network and --literature, or give works of your own with"
                  + " --library PATH; then give the command again.")
              .formatted(silent, checked.entries().size()));
    }
    return ExitCode.DONE;
  }
}
