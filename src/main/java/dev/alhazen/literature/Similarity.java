package dev.alhazen.literature;

import dev.alhazen.base.Step;
import java.util.List;

/// Tells how near texts are in meaning. Implementations are thread-safe.
///
/// The numbers order texts well and judge badly: unrelated texts of one field reach what related
/// ones of another do. A threshold holds only for texts of the kind that it was measured on.
public interface Similarity {
  /// Compares one text with others.
  ///
  /// @param step the key of this effect
  Similarities compare(Step step, String text, List<String> others);
}
