package dev.alhazen.experiment;

import dev.alhazen.coding.Changes;
import dev.alhazen.model.PromptBudget;
import dev.alhazen.model.Prompts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Files that a model was shown once, at the beginning of every request, so that a provider can
/// keep them; afterwards it is told what has changed since.
public final class CodeNow {
  /// What a coder cannot see it cannot change, so this is ample: some five thousand lines.
  private static final PromptBudget BUDGET = new PromptBudget(60_000);

  private final Prompts prompts;
  private final String language;
  private final SequencedMap<String, String> shown;

  /// @param language for the fences
  /// @param shown path → text
  public CodeNow(Prompts prompts, String language, SequencedMap<String, String> shown) {
    this.prompts = prompts;
    this.language = language;
    this.shown = Collections.unmodifiableSequencedMap(new TreeMap<>(shown));
  }

  /// The files as they were shown, for a prompt: `path`, `language` and `text` of each.
  public List<Map<String, String>> files() {
    return files(language, BUDGET.fit(shown));
  }

  /// How the files are now: by the changes since, or, where these are longer than half of the
  /// files, as a whole.
  public String text(SequencedMap<String, String> now) {
    String changes = Changes.between(shown, now);
    boolean whole = changes.length() > length(now) / 2;
    return prompts.text(
        "experiment/now",
        Map.of(
            "changes", changes.isEmpty() || whole ? List.of() : List.of(changes),
            "files", whole ? files(language, BUDGET.fit(changed(now))) : List.of(),
            "isChanged", !changes.isEmpty()));
  }

  private SequencedMap<String, String> changed(SequencedMap<String, String> now) {
    SequencedMap<String, String> changed = new TreeMap<>(now);
    changed.entrySet().removeIf(file -> file.getValue().equals(shown.get(file.getKey())));
    return changed;
  }

  private static int length(SequencedMap<String, String> files) {
    return files.values().stream().mapToInt(String::length).sum();
  }

  /// Files as prompts take them: each with path, language and text.
  public static List<Map<String, String>> files(
      String language, SequencedMap<String, String> texts) {
    List<Map<String, String>> files = new ArrayList<>();
    texts.forEach(
        (path, text) ->
            files.add(Map.of("path", path, "language", language, "text", text.strip())));
    return List.copyOf(files);
  }
}
