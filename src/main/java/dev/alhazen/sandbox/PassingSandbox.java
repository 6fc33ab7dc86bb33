package dev.alhazen.sandbox;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Hands variables of the user's to the experiment, and to nothing else that runs. It stands below
/// the journal, so that their values, which may be secret, are recorded nowhere.
public final class PassingSandbox implements Sandbox {
  private static final String TYPESET = "typeset";

  private final Map<String, String> variables;
  private final Sandbox next;

  public PassingSandbox(Map<String, String> variables, Sandbox next) {
    this.variables = Map.copyOf(variables);
    this.next = next;
  }

  @Override
  public String tier() {
    return next.tier();
  }

  @Override
  public Iterator<Execution> each(
      List<SandboxRequest> requests, Function<SandboxRequest, Execution> run) {
    return next.each(requests, run);
  }

  @Override
  public Execution run(SandboxRequest request) {
    return next.run(request.kind().equals(TYPESET) ? request : with(request));
  }

  private SandboxRequest with(SandboxRequest request) {
    SequencedMap<String, String> environment = new TreeMap<>(request.environment());
    environment.putAll(variables);
    return new SandboxRequest(
        request.step(),
        request.kind(),
        request.command(),
        request.inputs(),
        request.readOnly(),
        request.outputs(),
        request.limits(),
        environment,
        request.mounts());
  }
}
