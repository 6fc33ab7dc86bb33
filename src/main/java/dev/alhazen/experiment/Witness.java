package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import tools.jackson.databind.JsonNode;

/// Sees what is fixed before a run is made, so that nobody can say later that it was otherwise.
public interface Witness {
  /// Records a plan, or an amendment of it, for good.
  ///
  /// @return what was sealed at this step first: the same, unless it was sealed before in other
  ///   words
  JsonNode seal(Step step, JsonNode sealed);

  /// Hears, for people, what is done next that takes time.
  ///
  /// @param line without a line break
  void say(String line);
}
