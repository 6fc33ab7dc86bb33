package dev.alhazen.typeset;

import dev.alhazen.base.Step;
import dev.alhazen.sandbox.Tree;

/// Turns LaTeX sources into a PDF.
public interface Typesetter {
  /// @param step the key of this effect
  /// @param sources all files, the main one among them
  /// @param main the main file's path in `sources`, such as `paper.tex`
  Typeset typeset(Step step, Tree sources, String main);
}
