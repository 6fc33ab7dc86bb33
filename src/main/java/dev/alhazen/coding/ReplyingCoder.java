package dev.alhazen.coding;

import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;

/// The built-in coder: a model that is asked for edit blocks. This class is thread-safe.
public final class ReplyingCoder implements Coder {
  private static final double TEMPERATURE = 0.3;

  private final Model model;

  public ReplyingCoder(Model model) {
    this.model = model;
  }

  @Override
  public Manner manner() {
    return Manner.REPLIES;
  }

  @Override
  public Work change(Assignment assignment) {
    String reply = ask(assignment);
    EditBlocks blocks = new EditBlocks(assignment.editable(), assignment.fixed());
    return new Work(blocks.apply(reply, assignment.files()), reply);
  }

  /// The reply's text; what was cut off says so at its end, where the coder sees it again.
  private String ask(Assignment assignment) {
    ModelRequest request =
        ModelRequest.of(
                assignment.step(), assignment.task(), assignment.system(), assignment.talk())
            .withTemperature(TEMPERATURE);
    ModelReply.Sample sample = model.ask(request).samples().getFirst();
    String text = sample.text().isBlank() ? "(no text)" : sample.text();
    return sample.finish() == ModelReply.FinishReason.LENGTH
        ? text + "\n[the reply was cut off here at its limit of length]"
        : text;
  }
}
