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
/// `[[citep:Title|Other title]]`; `[[citet:Title||words if there is no such work]]` and
/// `[[says:Title]]`, both with the first sentence of the work's record behind them.
final class ScriptedCitations {
  private static final Pattern TOKEN = Pattern.compile(" ?\\[\\[(citep|citet|says):(.*?)]]");

  private final Map<String, String> works;
  private final Map<String, String> statements;
  private final Set<String> used = new LinkedHashSet<>();

  /// @param works key → title and more
  /// @param statements key → a sentence of the work's record
  ScriptedCitations(Map<String, String> works, Map<String, String> statements) {
    this.works = works;
    this.statements = statements;
  }

  String resolve(String text) {
    return TOKEN.matcher(text).replaceAll(this::replacement);
  }

  Set<String> used() {
    return used;
  }

  private String replacement(MatchResult match) {
    String[] halves = match.group(2).split("\\|\\|", 2);
    boolean claims = !match.group(1).equals("citep");
    Optional<String> key =
        List.of(halves[0].split("\\|")).stream()
            .flatMap(title -> find(title).stream())
            .filter(found -> !claims || statements.containsKey(found))
            .findFirst();
    String space = match.group().startsWith(" ") ? " " : "";
    if (key.isEmpty()) {
      return Matcher.quoteReplacement(halves.length > 1 ? space + halves[1] : "");
    }
    used.add(key.get());
    String command = match.group(1).equals("citet") ? "citet" : "citep";
    String before = command.equals("citep") && !space.isEmpty() ? "~" : space;
    String support =
        claims ? "\\support{%s}{%s}".formatted(key.get(), statements.get(key.get())) : "";
    return Matcher.quoteReplacement("%s\\%s{%s}%s".formatted(before, command, key.get(), support));
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
