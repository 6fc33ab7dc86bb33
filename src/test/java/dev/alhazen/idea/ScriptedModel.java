package dev.alhazen.idea;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A model that gives written replies in order and fails when they run out.
final class ScriptedModel implements Model {
  private final Deque<String> replies;
  private final List<ModelRequest> requests = new ArrayList<>();

  ScriptedModel(String... replies) {
    this.replies = new ArrayDeque<>(List.of(replies));
  }

  @Override
  public String name() {
    return "test/scripted";
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    requests.add(request);
    if (replies.isEmpty()) {
      throw new AssertionError("no reply is left for " + request.step());
    }
    ModelReply.Sample sample =
        new ModelReply.Sample(replies.remove(), ModelReply.FinishReason.STOP);
    return new ModelReply(List.of(sample), Tokens.NONE, Money.ZERO, name());
  }

  List<String> steps() {
    return requests.stream().map(request -> request.step().path()).toList();
  }

  /// The last message of the n-th request, counted from 1.
  String asked(int n) {
    return requests.get(n - 1).messages().getLast().text();
  }

  /// The first message of the n-th request: what does not change.
  String stable(int n) {
    return requests.get(n - 1).messages().getFirst().text();
  }

  /// The n-th request as its reader sees it.
  String whole(int n) {
    return stable(n) + "\n\n" + asked(n);
  }

  String system(int n) {
    return requests.get(n - 1).system();
  }
}
