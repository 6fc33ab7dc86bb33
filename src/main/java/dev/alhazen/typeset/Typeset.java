package dev.alhazen.typeset;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import java.util.List;

/// What came of typesetting.
public sealed interface Typeset {

  /// A PDF; the findings are warnings such as overfull boxes and undefined references.
  record Made(Digest pdf, int pages, List<Finding> findings) implements Typeset {}

  /// LaTeX stopped at errors; each finding names file and line.
  record Broken(List<Finding> findings) implements Typeset {}

  /// This machine has no TeX.
  record NoTex(String advice) implements Typeset {}
}
