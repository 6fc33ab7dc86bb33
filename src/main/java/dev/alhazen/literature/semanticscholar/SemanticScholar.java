package dev.alhazen.literature.semanticscholar;

import static dev.alhazen.literature.ReplyJson.each;
import static dev.alhazen.literature.ReplyJson.text;
import static dev.alhazen.literature.ReplyJson.texts;

import dev.alhazen.base.MalformedException;
import dev.alhazen.literature.Address;
import dev.alhazen.literature.Dialect;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Pace;
import dev.alhazen.literature.Profile;
import dev.alhazen.literature.ReplyJson;
import dev.alhazen.literature.Work;
import dev.alhazen.literature.WorkBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// Semantic Scholar's academic graph, version 1. With a key it allows one request a second; without
/// one, all such users share a pool. It tells of no retractions.
public final class SemanticScholar implements Dialect {
  public static final URI ADDRESS = URI.create("https://api.semanticscholar.org/graph/v1");

  private static final String NAME = "semanticscholar";
  private static final String FIELDS =
      "title,abstract,authors,year,venue,publicationVenue,publicationTypes,journal,externalIds";

  /// A little slower than the limit, which is measured at the other end.
  private static final Duration WITH_KEY = Duration.ofMillis(1_100);

  private static final Duration WITHOUT_KEY = Duration.ofSeconds(3);

  private final URI base;
  private final Optional<String> key;

  /// @param base where it is, {@link #ADDRESS} or a mirror
  public SemanticScholar(URI base, Optional<String> key) {
    this.base = base;
    this.key = key;
  }

  @Override
  public Profile profile() {
    return new Profile(
        NAME,
        new Pace(key.isPresent() ? WITH_KEY : WITHOUT_KEY, 1),
        Optional.of("S2_API_KEY"),
        key.isPresent() ? Profile.Access.KEYED : Profile.Access.OPEN,
        key.isPresent() ? "1 request a second" : "a pool shared by all users without a key");
  }

  @Override
  public Question question(String words, int limit) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query", words);
    parameters.put("limit", String.valueOf(limit));
    parameters.put("fields", FIELDS);
    return new Question(
        Address.of(base, "/paper/search", parameters),
        key.map(value -> Map.of("x-api-key", value)).orElse(Map.of()));
  }

  @Override
  public List<Work> works(String body) {
    JsonNode reply = ReplyJson.object(body, NAME);
    if (!reply.path("data").isArray() && reply.path("total").asInt(-1) != 0) {
      throw new MalformedException("The reply of %s has no list of papers.".formatted(NAME));
    }
    return each(reply, "data").flatMap(paper -> work(paper).stream()).toList();
  }

  private static Optional<Work> work(JsonNode paper) {
    JsonNode journal = paper.path("journal");
    WorkBuilder builder =
        new WorkBuilder(NAME)
            .title(text(paper, "title"))
            .year(text(paper, "year"))
            .type(type(paper))
            .venue(venue(paper))
            .summary(text(paper, "abstract"))
            .doi(text(paper, "externalIds", "DOI"))
            .arxivId(text(paper, "externalIds", "ArXiv"));
    each(paper, "authors").forEach(author -> builder.author(text(author, "name")));
    // For preprints the volume is a link, such as abs/1706.03762.
    if (!text(journal, "volume").contains("/")) {
      builder.more("volume", text(journal, "volume")).more("pages", text(journal, "pages"));
    }
    return builder.build();
  }

  private static String venue(JsonNode paper) {
    String full = text(paper, "publicationVenue", "name");
    String named = full.isEmpty() ? text(paper, "venue") : full;
    return named.isEmpty() ? text(paper, "journal", "name") : named;
  }

  private static EntryType type(JsonNode paper) {
    String place = text(paper, "publicationVenue", "type");
    List<String> types = texts(paper, "publicationTypes");
    if (place.equals("conference") || types.contains("Conference")) {
      return EntryType.INPROCEEDINGS;
    }
    if (types.contains("BookSection")) {
      return EntryType.INCOLLECTION;
    }
    return types.contains("Book") ? EntryType.BOOK : EntryType.ARTICLE;
  }
}
