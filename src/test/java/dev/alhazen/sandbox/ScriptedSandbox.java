package dev.alhazen.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Answers with prepared executions, in order, and fails when they run out.
final class ScriptedSandbox implements Sandbox {
  private final Deque<Execution> script;

  ScriptedSandbox(Execution... script) {
    this.script = new ArrayDeque<>(List.of(script));
  }

  @Override
  public String tier() {
    return "scripted";
  }

  @Override
  public Execution run(SandboxRequest request) {
    if (script.isEmpty()) {
      throw new AssertionError("no execution is left for " + request.step());
    }
    return script.removeFirst();
  }
}
