package dev.alhazen.model.rehearsal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves citations that scripted prose makes by title, as the keys are the library's business:
/// `[[citep:Title|Other title]]`, `[[citet:Title||words if there is no such work]]`.
final class ScriptedCitations {
  private static final Pattern TOKEN = Pattern.compile(" ?\\[\\[(citep|citet):(.*?)]]");

  private final Map<String, String> works;
  private final Set<String> used = new LinkedHashSet<>();

  ScriptedCitations(Map<String, String> works) {
    this.works = works;
  }

  String resolve(String text) {
    return TOKEN.matcher(text).replaceAll(this::replacement);
  }

  Set<String> used() {
    return used;
  }

  private String replacement(MatchResult match) {
    String[] halves = match.group(2).split("\\|\\|", 2);
    Optional<String> key =
        List.of(halves[0].split("\\|")).stream().flatMap(t -> find(t).stream()).findFirst();
    String space = match.group().startsWith(" ") ? " " : "";
    if (key.isPresent()) {
      used.add(key.get());
      String before = match.group(1).equals("citep") && !space.isEmpty() ? "~" : space;
      return Matcher.quoteReplacement("%s\\%s{%s}".formatted(before, match.group(1), key.get()));
    }
    return Matcher.quoteReplacement(
        match.group(1).equals("citet") && halves.length > 1 ? space + halves[1] : "");
  }

  private Optional<String> find(String title) {
    String wanted = plain(title);
    return works.entrySet().stream()
        .filter(work -> plain(work.getValue()).startsWith(wanted))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
