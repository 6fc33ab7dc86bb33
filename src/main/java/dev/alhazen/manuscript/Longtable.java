package dev.alhazen.manuscript;

/// A table of the appendix that may run over pages.
final class Longtable {
  private Longtable() {}

  /// @param columns the specification of its columns
  /// @param head cells of the head, joined by `&`
  /// @param rows whole rows, each ended by `\\`
  static String latex(String caption, String columns, String head, String rows) {
    return """
    {\\small\\raggedright
    \\begin{longtable}{%s}
    \\caption{%s}\\\\
    \\toprule
    %s \\\\
    \\midrule
    \\endfirsthead
    \\toprule
    %s \\\\
    \\midrule
    \\endhead
    \\bottomrule
    \\endfoot
    %s\\end{longtable}
    }

    """
        .formatted(columns, caption, head, head, rows);
  }
}
