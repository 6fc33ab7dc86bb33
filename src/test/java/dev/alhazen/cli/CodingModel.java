package dev.alhazen.cli;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.rehearsal.RehearsalModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The rehearsal, but for two replies: it plans a change of the code, and makes it when a coder
/// asks, as a whole file.
final class CodingModel implements Model {
  private static final String PLAN =
      """
      {"hypothesis": "More tosses give a smaller error.",
       "runs": [{"title": "More tosses", "kind": "edit", "change": "Toss 2000 times.", "from": "run_0"}],
         "comparisons": []}
      """;

  private final Model rehearsal = new RehearsalModel();
  private final String file;
  private final List<String> coded = Collections.synchronizedList(new ArrayList<>());

  /// @param file the whole new text of `experiment.py`
  CodingModel(String file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "rehearsal";
  }

  /// What coders asked, each as one text.
  List<String> coded() {
    return List.copyOf(coded);
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    String all =
        request.messages().stream().map(message -> message.text()).reduce("", String::concat);
    if (all.contains("[task: experiment/edit-files]")) {
      coded.add(all);
      return reply("I toss more often.\n\nexperiment.py\n```\n%s```\n".formatted(file));
    }
    return all.strip().endsWith("[task: experiment/plan]") ? reply(PLAN) : rehearsal.ask(request);
  }

  private static ModelReply reply(String text) {
    return new ModelReply(
        List.of(new ModelReply.Sample(text, ModelReply.FinishReason.STOP)),
        new Tokens(900, 0, 90, 0),
        Money.ZERO,
        "rehearsal");
  }
}
