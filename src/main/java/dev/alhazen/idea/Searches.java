package dev.alhazen.idea;

import dev.alhazen.base.Step;
import dev.alhazen.literature.Bibliography;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Words;
import dev.alhazen.literature.Work;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The searches of one novelty check: what was asked, what came back, what is new.
final class Searches {
  private static final int RESULTS = 10;
  private static final int SHOWN_IN_FULL = 20;
  private static final int EXCERPT_CHARACTERS = 700;

  private final List<Literature> sources;
  private final List<Verdict.Query> made = new ArrayList<>();
  private Bibliography works = Bibliography.EMPTY;
  private Set<String> latest = new LinkedHashSet<>();
  private boolean answered;

  Searches(List<Literature> sources) {
    this.sources = List.copyOf(sources);
  }

  /// Asks every source each query.
  void search(Step round, List<String> queries) {
    latest = new LinkedHashSet<>();
    for (int i = 0; i < queries.size(); i++) {
      Step step = round.then("query").round(i + 1);
      for (Literature source : sources) {
        String query = queries.get(i);
        made.add(record(source, query, source.search(step.then(source.name()), query, RESULTS)));
      }
    }
  }

  private Verdict.Query record(Literature source, String query, Findings findings) {
    return switch (findings) {
      case Findings.Silent(String reason) ->
          new Verdict.Query(source.name(), query, List.of(), reason);
      case Findings.Found(List<Work> found, _) -> {
        answered = true;
        works = works.with(found);
        List<String> keys =
            found.stream().flatMap(work -> works.sameAs(work).stream()).map(Work::key).toList();
        latest.addAll(keys);
        yield new Verdict.Query(source.name(), query, keys, "");
      }
    };
  }

  /// Whether any source has answered at all.
  boolean answered() {
    return answered;
  }

  List<Verdict.Query> made() {
    return made;
  }

  Bibliography works() {
    return works;
  }

  boolean wasAsked(String query) {
    String words = Words.unordered(query);
    return made.stream().anyMatch(known -> Words.unordered(known.text()).equals(words));
  }

  /// Earlier searches, one line each.
  List<Map<String, String>> listing() {
    return made.stream()
        .map(
            query ->
                Map.of("source", query.source(), "query", query.text(), "outcome", outcome(query)))
        .toList();
  }

  private static String outcome(Verdict.Query query) {
    if (!query.silence().isEmpty()) {
      return "no answer (%s)".formatted(query.silence());
    }
    return query.found().isEmpty() ? "nothing" : String.join(", ", query.found());
  }

  /// The works of the latest searches, with abstracts.
  List<Map<String, String>> latestWorks() {
    return latest.stream()
        .limit(SHOWN_IN_FULL)
        .flatMap(key -> works.find(key).stream())
        .map(Searches::inFull)
        .toList();
  }

  /// All other works, one line each.
  List<String> earlierWorks() {
    List<String> shown = latest.stream().limit(SHOWN_IN_FULL).toList();
    return works.works().stream()
        .filter(work -> !shown.contains(work.key()))
        .map(work -> "%s: %s%s".formatted(work.key(), work.title(), year(work)))
        .toList();
  }

  private static Map<String, String> inFull(Work work) {
    String authors = String.join(", ", work.authors());
    return Map.of(
        "key", work.key(),
        "title", work.title(),
        "byline", "%s%s".formatted(authors.isEmpty() ? "authors unknown" : authors, year(work)),
        "venue", work.venue().isEmpty() ? "unknown" : work.venue(),
        "excerpt", work.summary().isEmpty() ? "not available" : excerpt(work.summary()));
  }

  private static String year(Work work) {
    return work.year().map(" (%d)"::formatted).orElse("");
  }

  private static String excerpt(String summary) {
    if (summary.length() <= EXCERPT_CHARACTERS) {
      return summary;
    }
    int space = summary.lastIndexOf(' ', EXCERPT_CHARACTERS);
    return summary.substring(0, space > 0 ? space : EXCERPT_CHARACTERS) + " …";
  }
}
