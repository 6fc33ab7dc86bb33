package dev.alhazen.figure;

import dev.alhazen.base.Step;
import dev.alhazen.coding.Edit;
import dev.alhazen.coding.EditBlocks;
import dev.alhazen.experiment.Code;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Workspace.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The attempts of a coder to fit the plot script to the runs.
final class PlotAttempts {
  private static final double TEMPERATURE = 0.3;
  private static final String KEEP = "KEEP AS IS";

  private final Model model;
  private final Figures.Input in;
  private final FigureBriefing briefing;
  private final Drawing drawing;

  PlotAttempts(Model model, Figures.Input in, FigureBriefing briefing, Drawing drawing) {
    this.model = model;
    this.in = in;
    this.briefing = briefing;
    this.drawing = drawing;
  }

  /// The pictures of the first attempt that draws; empty where none does.
  Optional<Pictures> run(Step step) {
    List<Message> talk = new ArrayList<>(briefing.edit());
    for (int attempt = 1; attempt <= Figures.ATTEMPTS; attempt++) {
      String reply = ask(step, attempt, talk);
      talk.add(Message.assistant(reply));
      switch (attempt(step, attempt, reply)) {
        case Tried.Drew(Pictures pictures) -> {
          return Optional.of(pictures);
        }
        case Tried.Failed(String report, FigureBriefing.Shown shown) -> {
          if (attempt < Figures.ATTEMPTS) {
            talk.add(briefing.retry(attempt + 1, report, shown));
          }
        }
      }
    }
    return Optional.empty();
  }

  private sealed interface Tried {
    record Drew(Pictures pictures) implements Tried {}

    record Failed(String report, FigureBriefing.Shown shown) implements Tried {}
  }

  private String ask(Step step, int attempt, List<Message> talk) {
    ModelRequest request =
        ModelRequest.of(
                step.then("edit").round(attempt),
                attempt == 1 ? "figure/edit" : "figure/retry",
                briefing.system(),
                talk)
            .withTemperature(TEMPERATURE);
    String text = model.ask(request).text();
    return text.isBlank() ? "(no text)" : text;
  }

  private Tried attempt(Step step, int attempt, String reply) {
    if (!EditBlocks.isEdit(reply) && reply.contains(KEEP)) {
      return drawn(step, attempt, FigureBriefing.Shown.SEEN);
    }
    SequencedMap<String, String> files = new TreeMap<>();
    files.put(briefing.path(), in.workspace().read(briefing.path()));
    EditBlocks blocks = new EditBlocks(Globs.of(Code.literal(briefing.path())), Globs.NONE);
    return switch (blocks.apply(reply, files)) {
      case Edit.Refused(String report) -> new Tried.Failed(report, FigureBriefing.Shown.SEEN);
      case Edit.Applied(SequencedMap<String, String> contents, _) ->
          in.code()
              .objection(files, contents)
              .<Tried>map(report -> new Tried.Failed(report, FigureBriefing.Shown.SEEN))
              .orElseGet(() -> changed(step, attempt, contents));
    };
  }

  private Tried changed(Step step, int attempt, SequencedMap<String, String> contents) {
    in.workspace()
        .change(
            step.then("edit").round(attempt), Change.texts(new TreeMap<>(Map.copyOf(contents))));
    return drawn(step, attempt, FigureBriefing.Shown.CHANGED);
  }

  private Tried drawn(Step step, int attempt, FigureBriefing.Shown shown) {
    return switch (drawing.draw(step.then("plot").round(attempt))) {
      case Drawing.Drawn.Whole(Pictures pictures) -> new Tried.Drew(pictures);
      case Drawing.Drawn.Failed(String report) -> new Tried.Failed(report, shown);
    };
  }
}
