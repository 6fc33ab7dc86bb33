package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The measured numbers that stand in a `paper.tex`, by the id of their place.
public final class MeasuredText {
  /// Commands with which a paper could print another number than the one that stands in it.
  private static final Set<String> REDEFINING =
      Set.of(
          "def",
          "gdef",
          "edef",
          "xdef",
          "let",
          "futurelet",
          "newcommand",
          "renewcommand",
          "providecommand",
          "DeclareRobustCommand",
          "iffalse",
          "input",
          "include",
          "csname",
          "catcode",
          "usepackage",
          "RequirePackage");

  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final List<String> redefining = new ArrayList<>();

  private MeasuredText() {}

  /// Reads all `\measured{id}{text}`; comments do not count.
  public static MeasuredText of(String latex) {
    MeasuredText text = new MeasuredText();
    for (Macro macro : Macro.in(latex, Set.of("measured"))) {
      text.texts
          .computeIfAbsent(macro.argument().orElse(""), _ -> new ArrayList<>())
          .add(Macro.group(latex, macro.end()).map(Macro.Group::text).orElse(""));
    }
    Macro.in(latex, REDEFINING).forEach(macro -> text.redefining.add("\\" + macro.name()));
    return text;
  }

  /// Commands in the text that could change what its numbers print; the program writes none.
  public List<String> redefining() {
    return List.copyOf(redefining);
  }

  /// What stands at a place; empty where there is no such place, several where it was copied.
  public List<String> at(String id) {
    return List.copyOf(texts.getOrDefault(id, List.of()));
  }

  public List<String> ids() {
    return List.copyOf(texts.keySet());
  }
}
