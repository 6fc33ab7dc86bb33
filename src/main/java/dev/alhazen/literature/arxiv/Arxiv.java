package dev.alhazen.literature.arxiv;

import dev.alhazen.literature.Address;
import dev.alhazen.literature.Dialect;
import dev.alhazen.literature.Pace;
import dev.alhazen.literature.Profile;
import dev.alhazen.literature.Words;
import dev.alhazen.literature.Work;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// arXiv's query interface: one request every three seconds, one connection, no keys.
public final class Arxiv implements Dialect {
  public static final URI ADDRESS = URI.create("https://export.arxiv.org/api");

  static final String NAME = "arxiv";
  private static final Pace PACE = new Pace(Duration.ofMillis(3_100), 1);
  private static final int MOST_WORDS = 12;

  private final URI base;

  /// @param base where it is, {@link #ADDRESS} or a mirror
  public Arxiv(URI base) {
    this.base = base;
  }

  @Override
  public Profile profile() {
    return new Profile(NAME, PACE, Optional.empty(), Profile.Access.OPEN, "1 request in 3 seconds");
  }

  /// Any of the words, ranked by how well a paper matches: all of them would often be in none.
  @Override
  public Question question(String words, int limit) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put(
        "search_query",
        Stream.of(words.split(" "))
            .filter(word -> !Words.of(word).isEmpty())
            .distinct()
            .limit(MOST_WORDS)
            .map("all:"::concat)
            .collect(Collectors.joining(" OR ")));
    parameters.put("start", "0");
    parameters.put("max_results", String.valueOf(limit));
    parameters.put("sortBy", "relevance");
    parameters.put("sortOrder", "descending");
    return new Question(Address.of(base, "/query", parameters), Map.of());
  }

  @Override
  public List<Work> works(String body) {
    return ArxivFeed.works(body);
  }
}
