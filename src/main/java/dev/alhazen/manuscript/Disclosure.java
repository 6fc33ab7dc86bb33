package dev.alhazen.manuscript;

/// What a paper says about its own making, on its first page.
///
/// @param model the model that wrote it, as the user named it
/// @param sandboxTier how code and LaTeX were confined, such as `bubblewrap` or `none`
/// @param date the fixed date of the paper, such as `2026-11-24`; never the clock's
public record Disclosure(String model, Author author, String sandboxTier, String date) {

  /// Who wrote the prose.
  public enum Author {
    /// Scripted prose: no language model was asked.
    REHEARSAL,
    MODEL
  }

  /// The footnote of the title, plain text.
  String sentence() {
    String by =
        author == Author.REHEARSAL
            ? "No language model wrote this text: it is scripted prose of the rehearsal."
            : "Text and code were written by the language model %s.".formatted(model);
    return ("This paper was made by a machine, without a human author. %s Every number in it was"
            + " inserted by the program from recorded results. %s")
        .formatted(by, confinement());
  }

  private String confinement() {
    return sandboxTier.equals("none")
        ? "The experiments ran without a sandbox."
        : "The experiments ran in a sandbox (%s).".formatted(sandboxTier);
  }
}
