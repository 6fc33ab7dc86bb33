package dev.alhazen.manuscript;

import dev.alhazen.base.Step;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;
import dev.alhazen.journal.Blobs;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Model;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.template.Template;
import dev.alhazen.typeset.Typesetter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the paper: gathers what to cite, writes the sections in groups that do not depend on each
/// other, refines each with the whole in view, and repairs what the checks and LaTeX find.
/// Literature comes first, so that the prose can rest on it.
public final class Writing {
  private final Model model;
  private final Prompts prompts;
  private final List<Literature> literature;
  private final Typesetter typesetter;
  private final Blobs blobs;
  private final Settings settings;

  public Writing(
      Model model,
      Prompts prompts,
      List<Literature> literature,
      Typesetter typesetter,
      Blobs blobs) {
    this(model, prompts, literature, typesetter, blobs, Settings.USUAL);
  }

  public Writing(
      Model model,
      Prompts prompts,
      List<Literature> literature,
      Typesetter typesetter,
      Blobs blobs,
      Settings settings) {
    this.model = model;
    this.prompts = prompts;
    this.literature = List.copyOf(literature);
    this.typesetter = typesetter;
    this.blobs = blobs;
    this.settings = settings;
  }

  /// How much is spent on a paper.
  ///
  /// @param citationRounds the most rounds of the search for literature; 0 cites nothing new
  /// @param reading how many works the reading list should have, where the sources have them
  /// @param mostWorks the most works on the reading list
  /// @param citations how many different works the paper should cite
  /// @param repairRounds the most rounds of repair
  public record Settings(
      int citationRounds, int reading, int mostWorks, int citations, int repairRounds) {
    public static final Settings USUAL = new Settings(8, 12, 24, 8, 3);

    /// The same without a search for literature.
    public Settings withoutSearch() {
      return new Settings(0, reading, mostWorks, citations, repairRounds);
    }
  }

  /// What a paper is written from.
  ///
  /// @param step the key of the stage, such as `write`
  /// @param command how each run was started, preset included; empty where that is unknown
  /// @param known works that may be cited before any search
  public record Input(
      Step step,
      Template template,
      Idea idea,
      Verdict verdict,
      Trials trials,
      List<Figure> figures,
      Workspace workspace,
      String command,
      Disclosure disclosure,
      List<Work> known) {
    public Input {
      figures = List.copyOf(figures);
      known = List.copyOf(known);
    }

    /// Where the works that the search for novelty found may be cited.
    public Input(
        Step step,
        Template template,
        Idea idea,
        Verdict verdict,
        Trials trials,
        List<Figure> figures,
        Workspace workspace,
        String command,
        Disclosure disclosure) {
      this(
          step,
          template,
          idea,
          verdict,
          trials,
          figures,
          workspace,
          command,
          disclosure,
          verdict.nearest());
    }

    /// What the search for literature needs to know.
    private Material subject() {
      return new Material(
          template,
          idea,
          verdict,
          trials,
          List.of(),
          Tree.EMPTY,
          "",
          RunSources.NONE,
          "",
          command,
          disclosure,
          ReadingList.EMPTY);
    }

    Material material(ReadingList bibliography) {
      return new Material(
          template,
          idea,
          verdict,
          trials,
          figures,
          workspace.tree(),
          code(template, workspace),
          RunSources.of(workspace),
          evaluation(template, workspace),
          command,
          disclosure,
          bibliography);
    }
  }

  /// Searches for literature, then writes.
  public Manuscript run(Input input) {
    return run(input, gather(input));
  }

  /// Searches for literature. Neither figures nor the workspace are looked at, so that figures can
  /// be drawn meanwhile.
  public Gathered gather(Input input) {
    Citations.Limits limits =
        new Citations.Limits(settings.citationRounds(), settings.reading(), settings.mostWorks());
    Context context = new Context(prompts, input.subject());
    return new Gathered(
        new Citations(model, prompts, literature, limits)
            .gather(input.step().then("citations"), context, input.known()));
  }

  /// Writes; never fails for what the model writes: what is wrong at the end is in the findings.
  public Manuscript run(Input input, Gathered literature) {
    Step step = input.step();
    Material material = input.material(literature.works());
    SectionAuthor author =
        new SectionAuthor(model, prompts, new Context(prompts, material), settings.citations());
    Checks checks = new Checks(material, settings.citations());
    Draft draft = refined(step, written(step, author), author, checks);
    Press press = new Press(typesetter, material, blobs);
    return new Finishing(author, checks, press, settings.repairRounds()).finish(step, draft);
  }

  private static Draft written(Step step, SectionAuthor author) {
    Draft draft = Draft.EMPTY;
    for (List<SectionKind> group : SectionKind.WRITING_ORDER) {
      Draft seen = draft;
      draft =
          draft.with(
              Replies.of(group, section -> author.write(step.then(section.id()), section, seen)));
    }
    return draft;
  }

  /// All sections at once, each with the whole paper as it was written in view.
  private static Draft refined(Step step, Draft written, SectionAuthor author, Checks checks) {
    return written.with(
        Replies.of(
            List.of(SectionKind.values()),
            section ->
                author.refine(
                    step.then(section.id()).then("refine"),
                    section,
                    written,
                    checks.of(section, written.section(section)))));
  }

  private static String code(Template template, Workspace workspace) {
    Tree edited = workspace.tree().matching(template.editable());
    Globs plots = Globs.of("**/Plot.*", "Plot.*", "plot.*", "notes.txt", "run_*/**");
    return text(workspace, edited.without(plots));
  }

  /// What judges this template's runs; not what runs and draws those of every template.
  private static String evaluation(Template template, Workspace workspace) {
    Tree files = workspace.tree().matching(template.protectedFiles());
    return text(
        workspace,
        new Tree(
            files.without(Globs.of("run_*/**", "**.bib")).files().entrySet().stream()
                .filter(file -> !template.isShared(file.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  private static String text(Workspace workspace, Tree files) {
    return files.files().keySet().stream()
        .map(path -> Map.entry(path, workspace.read(path)))
        .map(file -> "=== %s ===\n%s".formatted(file.getKey(), file.getValue().strip()))
        .collect(Collectors.joining("\n\n"));
  }
}
