package dev.alhazen.idea;

import dev.alhazen.base.Step;
import dev.alhazen.base.Together;
import dev.alhazen.literature.Bibliography;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Words;
import dev.alhazen.literature.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The searches of one novelty check: what was asked, what came back, what is new.
final class Searches {
  private static final int FIRST = 2;
  private static final int RESULTS = 10;

  private final List<Literature> sources;
  private final List<Verdict.Query> made = new ArrayList<>();
  private Bibliography works = Bibliography.EMPTY;

  Searches(List<Literature> sources) {
    this.sources = List.copyOf(sources);
  }

  /// Asks every source each query. Sources are asked side by side, each one query after the other;
  /// the answers stand in the order of the queries, and for each of them in that of the sources.
  ///
  /// @return how many works came back that were not known before
  int search(Step round, List<String> queries) {
    List<List<Findings>> answers = ask(round, queries);
    int before = works.works().size();
    for (int query = 0; query < queries.size(); query++) {
      for (int source = 0; source < sources.size(); source++) {
        String name = sources.get(source).name();
        made.add(record(name, queries.get(query), answers.get(source).get(query)));
      }
    }
    return works.works().size() - before;
  }

  private List<List<Findings>> ask(Step round, List<String> queries) {
    return Together.all(sources, source -> ask(round, source, queries));
  }

  private static List<Findings> ask(Step round, Literature source, List<String> queries) {
    return IntStream.range(0, queries.size())
        .mapToObj(
            i -> {
              Step step = round.then("query").round(i + 1).then(source.name());
              return source.search(step, queries.get(i), RESULTS);
            })
        .toList();
  }

  private Verdict.Query record(String source, String query, Findings findings) {
    return switch (findings) {
      case Findings.Silent(String reason) -> new Verdict.Query(source, query, List.of(), reason);
      case Findings.Found(List<Work> found, Optional<Instant> asOf) -> {
        works = works.with(found);
        List<String> keys =
            found.stream()
                .flatMap(work -> works.sameAs(work).stream())
                .map(Work::key)
                .distinct()
                .toList();
        yield new Verdict.Query(source, query, keys, "", asOf);
      }
    };
  }

  /// Whether any source has answered at all.
  boolean answered() {
    return made.stream().anyMatch(query -> query.silence().isEmpty());
  }

  List<Verdict.Query> made() {
    return made;
  }

  /// Keys of what each answered search returned.
  List<List<String>> answers() {
    return made.stream().map(Verdict.Query::found).filter(found -> !found.isEmpty()).toList();
  }

  /// What was searched for, each once.
  List<String> queries() {
    return made.stream().map(Verdict.Query::text).distinct().toList();
  }

  List<Work> works() {
    return works.works();
  }

  boolean wasAsked(String query) {
    String words = Words.unordered(query);
    return made.stream().anyMatch(known -> Words.unordered(known.text()).equals(words));
  }

  /// A line for each search.
  List<String> listing() {
    return made.stream()
        .map(
            query ->
                "%s: \"%s\": %s%s"
                    .formatted(query.source(), query.text(), query.outcome(), first(query)))
        .toList();
  }

  /// The best of what a query brought, so that one sees which query is worth following.
  private static String first(Verdict.Query query) {
    return query.found().isEmpty()
        ? ""
        : ", first " + query.found().stream().limit(FIRST).collect(Collectors.joining(", "));
  }
}
