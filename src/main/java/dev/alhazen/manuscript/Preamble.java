package dev.alhazen.manuscript;

/// The head of `paper.tex`: class, title block and disclosure.
final class Preamble {
  private Preamble() {}

  static String latex(String title, Disclosure disclosure) {
    String label =
        disclosure.author() == Disclosure.Author.REHEARSAL
            ? "\\rehearsal{Rehearsal: no language model wrote this paper}\n"
            : "";
    return """
    %% Made by Alhazen. Numbers stand in \\measured{id}{value}; evidence.json says where from.
    \\documentclass{alhazen}
    \\title{%s}
    \\papermodel{%s}
    \\paperdate{%s}
    \\disclosure{%s}
    %s\\begin{document}
    \\maketitle
    """
        .formatted(
            title,
            Breakable.latex(author(disclosure), 120),
            Escaped.latex(disclosure.date()),
            Breakable.latex(disclosure.sentence(), 1000),
            label);
  }

  private static String author(Disclosure disclosure) {
    return disclosure.author() == Disclosure.Author.REHEARSAL
        ? "rehearsal, no language model"
        : disclosure.model();
  }
}
