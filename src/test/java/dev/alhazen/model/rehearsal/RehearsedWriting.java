package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The rehearsal's parts for the paper as a model, and a record of what was asked.
public final class RehearsedWriting implements Model {
  private final List<Part> parts = List.of(new WritingPart(), new CitationPart());
  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();

  @Override
  public String name() {
    return "rehearsal";
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    steps.add(request.step().path());
    requests.add(request);
    Cue cue = new Cue(request.system(), request.messages(), 1);
    String text =
        parts.stream()
            .filter(part -> part.plays(cue.task()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no part plays " + cue.task()))
            .reply(cue);
    return new ModelReply(
        List.of(new ModelReply.Sample(text, ModelReply.FinishReason.STOP)),
        Tokens.NONE,
        Money.ZERO,
        "rehearsal");
  }

  public List<String> steps() {
    return steps;
  }

  public List<ModelRequest> requests() {
    return requests;
  }
}
