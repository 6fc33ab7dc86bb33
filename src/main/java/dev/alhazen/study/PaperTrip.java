package dev.alhazen.study;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.DefectException;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.Together;
import dev.alhazen.document.Documents;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.journal.Blobs;
import dev.alhazen.literature.BibtexFile;
import dev.alhazen.literature.Work;
import dev.alhazen.manuscript.Disclosure;
import dev.alhazen.manuscript.Gathered;
import dev.alhazen.manuscript.Manuscript;
import dev.alhazen.manuscript.ManuscriptFiles;
import dev.alhazen.manuscript.Revision;
import dev.alhazen.manuscript.Writing;
import dev.alhazen.model.ModelName;
import dev.alhazen.review.ReviewFiles;
import dev.alhazen.review.Reviewed;
import dev.alhazen.review.Reviewer;
import dev.alhazen.review.Reviewing;
import dev.alhazen.review.RevisionRequests;
import dev.alhazen.review.Settings;
import dev.alhazen.sandbox.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// From measured runs to a reviewed, and where asked improved, paper. Figures are drawn while the
/// literature is searched.
final class PaperTrip {
  private final Grounds grounds;
  private final Candidate candidate;
  private final InvestigationFolder folder;
  private final Instruments instruments;
  private final Workspace workspace;
  private final Trials trials;
  private final Supplier<List<Figure>> drawing;

  /// @param drawing draws the figures
  PaperTrip(
      Grounds grounds,
      Candidate candidate,
      InvestigationFolder folder,
      Instruments instruments,
      Workspace workspace,
      Trials trials,
      Supplier<List<Figure>> drawing) {
    this.grounds = grounds;
    this.candidate = candidate;
    this.folder = folder;
    this.instruments = instruments;
    this.workspace = workspace;
    this.trials = trials;
    this.drawing = drawing;
  }

  Ending run() {
    say("drawing figures and searching for literature");
    Together.Both<List<Figure>, Gathered> ready =
        Together.both(drawing, () -> writing().gather(input("write", List.of())));
    List<Figure> figures = ready.first();
    say("writing the paper");
    Manuscript first = writing().run(input("write", figures), ready.second());
    ManuscriptFiles.write(folder.paper(), first, blobs());
    if (!grounds.asked().options().until().reaches(Asked.Stage.REVIEW)) {
      return ending(first);
    }
    Reviewed review = review("review", first);
    keep("review", review, first);
    return switch (grounds.asked().options().improvement()) {
      case NONE -> ending(first);
      case TEXT -> improve(first, review, figures);
    };
  }

  private Ending improve(Manuscript first, Reviewed review, List<Figure> figures) {
    say("improving the paper after review (overall %d of 10)".formatted(review.review().overall()));
    Revision.Revised revised =
        revision().run(input("improve", figures), first, RevisionRequests.of(review.review()));
    keep(revised);
    Reviewed second = review("review-improved", revised.manuscript());
    keep("review-improved", second, revised.manuscript());
    return ending(revised.manuscript().isDraft() ? first : revised.manuscript());
  }

  /// The improved sources take the place of the first ones, unless something blocks them.
  private void keep(Revision.Revised revised) {
    boolean draft = revised.manuscript().isDraft();
    Path place = draft ? folder.paper().resolve("improved") : folder.paper();
    ManuscriptFiles.write(place, "paper-improved", revised.manuscript(), blobs());
    AtomicFiles.write(folder.paper().resolve("answers.json"), Json.pretty(revised.answers()));
  }

  private Reviewed review(String step, Manuscript manuscript) {
    say("reviewing");
    Asked.Options options = grounds.asked().options();
    return new Reviewing(instruments.models().of(Role.REVIEWER), grounds.prompts())
        .run(
            new Reviewing.Input(
                Step.of(step),
                text(manuscript),
                new Settings(options.ensemble(), options.reviewReflections(), options.shots(), 0.1),
                ModelName.parse(grounds.asked().reviewer()).isRehearsal()
                    ? Reviewer.REHEARSAL
                    : Reviewer.MODEL));
  }

  private void keep(String name, Reviewed review, Manuscript manuscript) {
    ReviewFiles.write(folder.root(), name, review, manuscript.title(), grounds.asked().reviewer());
  }

  /// The text that reviewers read: the PDF's, as at a conference; without TeX, that of the sources.
  private String text(Manuscript manuscript) {
    return manuscript
        .pdf()
        .map(pdf -> Documents.read(blobs().path(pdf)).text())
        .orElseGet(() -> source(manuscript));
  }

  private String source(Manuscript manuscript) {
    Digest tex = manuscript.sources().files().get("paper.tex");
    if (tex == null) {
      throw new DefectException("A manuscript has no paper.tex.");
    }
    return blobs().text(tex);
  }

  private Writing writing() {
    return new Writing(
        instruments.models().of(Role.WRITER),
        grounds.prompts(),
        instruments.literature(),
        instruments.typesetter(),
        blobs(),
        settings());
  }

  private Writing.Settings settings() {
    Asked.Options options = grounds.asked().options();
    Writing.Settings usual = Writing.Settings.USUAL;
    return new Writing.Settings(
        searches() ? options.citationRounds() : 0,
        usual.reading(),
        usual.mostWorks(),
        usual.citations(),
        usual.repairRounds());
  }

  private Revision revision() {
    return new Revision(
        instruments.models().of(Role.WRITER),
        grounds.prompts(),
        instruments.literature(),
        instruments.typesetter(),
        blobs(),
        settings());
  }

  private Writing.Input input(String step, List<Figure> figures) {
    return new Writing.Input(
        Step.of(step),
        grounds.template(),
        candidate.idea(),
        candidate.verdict(),
        trials,
        figures,
        workspace,
        command(),
        disclosure(),
        searches() ? candidate.verdict().nearest() : ownWorks());
  }

  private boolean searches() {
    return grounds.asked().options().citations() == Asked.Citations.SEARCH;
  }

  /// The works of the template's bibliography.
  private List<Work> ownWorks() {
    Digest bibliography = grounds.files().files().get("references.bib");
    return bibliography == null
        ? List.of()
        : BibtexFile.read(blobs().path(bibliography)).entries().stream()
            .map(entry -> entry.reference().toWork(entry.key(), "template"))
            .toList();
  }

  private String command() {
    return grounds
        .template()
        .commands()
        .experimentOf(grounds.template().preset(grounds.asked().preset()));
  }

  private Disclosure disclosure() {
    Asked asked = grounds.asked();
    return new Disclosure(
        asked.authors(),
        asked.isRehearsal() ? Disclosure.Author.REHEARSAL : Disclosure.Author.MODEL,
        asked.sandbox(),
        asked.started().substring(0, 10));
  }

  private Ending ending(Manuscript manuscript) {
    if (manuscript.isDraft()) {
      long blocking = manuscript.findings().stream().filter(f -> f.blocks()).count();
      return Ending.of(
          Ending.Status.DRAFT,
          "The paper is a draft: %d finding(s) block it, see paper/findings.md."
              .formatted(blocking));
    }
    String paper =
        manuscript.pdf().isPresent()
            ? "The paper is finished: nothing blocks it."
            : "The paper is finished as sources and HTML; this machine has no TeX to make a PDF.";
    return trials
        .judgement(grounds.template().metrics())
        .negative()
        .map(reason -> Ending.of(Ending.Status.NEGATIVE, "%s %s".formatted(reason, paper)))
        .orElseGet(() -> Ending.of(Ending.Status.FINISHED, paper));
  }

  private Blobs blobs() {
    return grounds.study().blobs();
  }

  private void say(String line) {
    grounds.progress().say(candidate.idea().name(), line);
  }
}
