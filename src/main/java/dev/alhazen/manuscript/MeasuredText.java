package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The measured numbers that stand in a `paper.tex`, by the id of their place.
public final class MeasuredText {
  private final Map<String, List<String>> texts = new LinkedHashMap<>();

  private MeasuredText() {}

  /// Reads all `\measured{id}{text}`; comments do not count.
  public static MeasuredText of(String latex) {
    MeasuredText text = new MeasuredText();
    for (Macro macro : Macro.in(latex, Set.of("measured"))) {
      text.texts
          .computeIfAbsent(macro.argument().orElse(""), _ -> new ArrayList<>())
          .add(Macro.group(latex, macro.end()).map(Macro.Group::text).orElse(""));
    }
    return text;
  }

  /// What stands at a place; empty where there is no such place, several where it was copied.
  public List<String> at(String id) {
    return List.copyOf(texts.getOrDefault(id, List.of()));
  }

  public List<String> ids() {
    return List.copyOf(texts.keySet());
  }
}
