package dev.alhazen.sandbox.slurm;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alhazen.sandbox.Execution;
import java.util.Optional;

/// What a node reports at the end of a job.
///
/// @param execution absent where the node could not run the command at all
/// @param refusal why not
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record NodeResult(String node, Optional<Execution> execution, Optional<String> refusal) {
  NodeResult {
    if (execution.isPresent() == refusal.isPresent()) {
      throw new IllegalArgumentException("a result is either an execution or a refusal");
    }
  }

  static NodeResult of(String node, Execution execution) {
    return new NodeResult(node, Optional.of(execution), Optional.empty());
  }

  static NodeResult refused(String node, String why) {
    return new NodeResult(node, Optional.empty(), Optional.of(why));
  }
}
