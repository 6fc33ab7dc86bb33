package dev.alhazen.figure;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Step;
import dev.alhazen.experiment.Code;
import dev.alhazen.experiment.Trials;
import dev.alhazen.idea.Idea;
import dev.alhazen.journal.Blobs;
import dev.alhazen.model.Model;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.sandbox.Workspace.Change;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// Draws the figures: the coder fits the plot script to the runs, the script runs in the sandbox,
/// and each new picture gets a caption. Where no change of the coder works, the template's own
/// script draws, and `notes.txt` says so. A template without a plot script has no figures.
public final class Figures {
  static final int ATTEMPTS = 4;
  private static final Step STEP = Step.of("figure");
  private static final String NOTES = "notes.txt";

  private final Model model;
  private final Prompts prompts;
  private final Sandbox sandbox;
  private final Blobs blobs;

  public Figures(Model model, Prompts prompts, Sandbox sandbox, Blobs blobs) {
    this.model = model;
    this.prompts = prompts;
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  /// @param workspace as the experiment loop left it; pictures are put into its folder `figures`
  public record Input(
      Template template,
      String preset,
      Idea idea,
      Workspace workspace,
      Prepared prepared,
      Trials trials) {
    Code code() {
      return new Code(template, prepared, workspace);
    }
  }

  public List<Figure> run(Input in) {
    Optional<String> script = in.code().plotScript();
    if (in.prepared().plot().isEmpty() || script.isEmpty()) {
      return List.of();
    }
    FigureBriefing briefing = new FigureBriefing(prompts, in, script.get());
    return drawn(in, briefing).map(pictures -> figures(in, briefing, pictures)).orElse(List.of());
  }

  private Optional<Pictures> drawn(Input in, FigureBriefing briefing) {
    Drawing drawing = new Drawing(sandbox, blobs, in);
    if (!isEditable(in, briefing.path())) {
      return original(in, drawing);
    }
    String before = in.workspace().read(briefing.path());
    Optional<Pictures> pictures = new PlotAttempts(model, in, briefing, drawing).run(STEP);
    if (pictures.isPresent()) {
      return pictures;
    }
    restore(in, briefing.path(), before);
    note(
        in,
        "fallback",
        "None of %d changes of %s by the coder drew figures; the figures are drawn by the script as"
                .formatted(ATTEMPTS, briefing.path())
            + " the template has it.");
    return original(in, drawing);
  }

  private static boolean isEditable(Input in, String script) {
    return in.template().editable().matches(script)
        && !in.template().protectedFiles().matches(script);
  }

  private Optional<Pictures> original(Input in, Drawing drawing) {
    return switch (drawing.draw(STEP.then("plot").then("original"))) {
      case Drawing.Drawn.Whole(Pictures pictures) -> Optional.of(pictures);
      case Drawing.Drawn.Failed(String report) -> {
        note(in, "none", "There are no figures. " + report);
        yield Optional.empty();
      }
    };
  }

  private static void restore(Input in, String script, String before) {
    if (!before.equals(in.workspace().read(script))) {
      in.workspace().change(STEP.then("restore"), Change.text(script, before));
    }
  }

  private static void note(Input in, String name, String text) {
    String notes =
        in.workspace().tree().files().containsKey(NOTES) ? in.workspace().read(NOTES) : "";
    in.workspace()
        .change(
            STEP.then("notes").then(name),
            Change.text(NOTES, "%s\n## Figures\n\n%s\n".formatted(notes, text)));
  }

  private List<Figure> figures(Input in, FigureBriefing briefing, Pictures pictures) {
    in.workspace().change(STEP, Change.files(pictures.files()));
    Digest script = Digest.of(in.workspace().read(briefing.path()));
    SequencedMap<String, String> captions =
        new Captions(model, prompts, briefing).of(pictures.chosen(), STEP.then("captions"));
    List<Figure> figures = new ArrayList<>();
    captions.forEach(
        (file, caption) ->
            figures.add(
                new Figure(
                    file,
                    Objects.requireNonNull(pictures.files().files().get(file)),
                    caption,
                    briefing.path(),
                    script)));
    return List.copyOf(figures);
  }
}
