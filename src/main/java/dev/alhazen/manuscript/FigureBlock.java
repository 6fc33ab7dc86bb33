package dev.alhazen.manuscript;

import dev.alhazen.figure.Figure;

/// A recorded figure as LaTeX.
final class FigureBlock {
  private FigureBlock() {}

  static String latex(Figure figure) {
    return """
    \\begin{figure}[tbp]
      \\centering
      \\includegraphics[width=\\linewidth,height=0.42\\textheight,keepaspectratio]{%s}
      \\caption{%s}
      \\label{%s}
    \\end{figure}"""
        .formatted(figure.file(), Escaped.latex(figure.caption()), Material.label(figure));
  }
}
