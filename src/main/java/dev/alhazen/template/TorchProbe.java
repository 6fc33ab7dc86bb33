package dev.alhazen.template;

import dev.alhazen.base.UnavailableException;
import java.util.List;

/// Asks a Python interpreter for PyTorch, and PyTorch for a GPU.
public final class TorchProbe {
  private static final String QUESTION =
      "import torch; print(torch.__version__, torch.cuda.is_available())";

  private TorchProbe() {}

  /// What came of it.
  public sealed interface Answer {}

  /// @param version such as `2.7.1+cu126`
  /// @param interpreter a path, or a name on the path
  public record OnGpu(String version, String interpreter) implements Answer {}

  /// PyTorch is there, and finds no GPU that it can use.
  ///
  /// @param version such as `2.7.1+cpu`
  /// @param interpreter a path, or a name on the path
  public record OnProcessor(String version, String interpreter) implements Answer {}

  /// @param why for people
  public record Absent(String why) implements Answer {}

  static Answer ask(String interpreter) {
    Outside.Result result;
    try {
      result = Outside.run(List.of(interpreter, "-c", QUESTION));
    } catch (UnavailableException e) {
      return new Absent(e.explanation());
    }
    String[] words = result.lastLine().split(" ");
    if (result.exit() != 0 || words.length != 2) {
      return new Absent("%s has no PyTorch (%s)".formatted(interpreter, result.lastLine()));
    }
    return words[1].equals("True")
        ? new OnGpu(words[0], interpreter)
        : new OnProcessor(words[0], interpreter);
  }
}
