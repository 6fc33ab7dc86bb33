package dev.alhazen.manuscript;

import dev.alhazen.base.Step;
import dev.alhazen.base.Together;
import dev.alhazen.literature.Bibliography;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Work;
import dev.alhazen.manuscript.CitationFile.SearchMade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Searches for works: the queries of one turn at once, each in one source after the other until
/// one finds something.
final class Searches {
  /// So many queries are made in one turn.
  static final int MOST = 8;

  private static final int RESULTS = 8;
  private static final String LIBRARY = "library";

  private final List<Literature> sources;

  Searches(List<Literature> sources) {
    this.sources = List.copyOf(sources);
  }

  /// What a query gave: the works of the first source that had any, and what each source said.
  private record Answered(String query, List<Work> works, List<SearchMade> searches) {}

  boolean cannotBeMade() {
    return sources.isEmpty();
  }

  /// Makes the queries that were not made before.
  ///
  /// @return the works that are not on the list, in the order of queries and ranks, with the
  ///   searches
  ReadingList make(Step step, List<String> queries, ReadingList list) {
    List<String> before = list.searches().stream().map(SearchMade::query).toList();
    List<String> fresh =
        queries.stream()
            .map(query -> query.replaceAll("\\s+", " ").strip())
            .filter(query -> !query.isEmpty() && !before.contains(query))
            .distinct()
            .limit(MOST)
            .toList();
    List<Answered> answers =
        Together.all(
            IntStream.range(0, fresh.size()).boxed().toList(),
            i -> answered(step.round(i + 1), fresh.get(i)));
    ReadingList found = ReadingList.EMPTY;
    for (Answered answer : answers) {
      found = found.withSearches(answer.searches());
      for (Work work : answer.works()) {
        found = list.holds(work) ? found : found.with(work, answer.query(), Integer.MAX_VALUE);
      }
    }
    return found;
  }

  /// The user's own works that are nearest to a subject; no engine is asked.
  ReadingList own(Step step, String subject, ReadingList list, int limit) {
    ReadingList own = list;
    for (Literature source : sources) {
      if (source.name().equals(LIBRARY)) {
        Findings findings = source.search(step.then(source.name()), subject, limit);
        own = own.withSearches(List.of(made(subject, source, findings)));
        for (Work work : works(findings)) {
          own = own.with(work, subject, limit);
        }
      }
    }
    return own;
  }

  /// One line about a search, for the model that names the next ones.
  static String line(SearchMade search) {
    return search.silence().isEmpty()
        ? "%s (%s: %d works)".formatted(search.query(), search.engine(), search.found())
        : "%s (no answer from %s: %s)".formatted(search.query(), search.engine(), search.silence());
  }

  /// What all sources together find, the best of each first.
  private Answered answered(Step step, String query) {
    List<Findings> answers =
        Together.all(sources, source -> source.search(step.then(source.name()), query, RESULTS));
    List<SearchMade> searches = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      searches.add(made(query, sources.get(i), answers.get(i)));
    }
    Bibliography found = Bibliography.ofRanked(answers.stream().map(Searches::works).toList());
    return new Answered(query, found.works().stream().limit(RESULTS).toList(), searches);
  }

  private static SearchMade made(String query, Literature source, Findings findings) {
    return switch (findings) {
      case Findings.Found(List<Work> works, _) ->
          new SearchMade(query, source.name(), works.size(), "");
      case Findings.Silent(String reason) -> new SearchMade(query, source.name(), 0, reason);
    };
  }

  private static List<Work> works(Findings findings) {
    return findings instanceof Findings.Found(List<Work> works, _) ? works : List.of();
  }
}
