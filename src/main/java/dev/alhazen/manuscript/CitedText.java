package dev.alhazen.manuscript;

import java.util.List;
import java.util.Set;

/// The citations that stand in a `paper.tex`.
///
/// @param keys the keys that it cites, each once, in order
/// @param foreign commands that bring references by another way than a citation of a record
public record CitedText(List<String> keys, List<String> foreign) {
  private static final Set<String> FOREIGN =
      Set.of(
          "bibitem",
          "nocite",
          "fullcite",
          "footfullcite",
          "bibentry",
          "addbibresource",
          "printbibliography",
          "thebibliography");

  public CitedText {
    keys = List.copyOf(keys);
    foreign = List.copyOf(foreign);
  }

  /// Comments do not count.
  public static CitedText of(String latex) {
    List<String> keys =
        Macro.in(latex, CitationCheck.COMMANDS).stream()
            .flatMap(macro -> macro.keys().stream())
            .distinct()
            .toList();
    List<String> foreign =
        Macro.in(latex, FOREIGN).stream().map(macro -> "\\" + macro.name()).distinct().toList();
    return new CitedText(keys, foreign);
  }
}
