package dev.alhazen.literature.openalex;

import static dev.alhazen.literature.ReplyJson.each;
import static dev.alhazen.literature.ReplyJson.text;

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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// OpenAlex's works. It counts by the day: about a thousand searches with a free key, some ten
/// without one.
public final class OpenAlex implements Dialect {
  public static final URI ADDRESS = URI.create("https://api.openalex.org");

  private static final String NAME = "openalex";
  private static final String FIELDS =
      "id,doi,title,publication_year,type,authorships,primary_location,locations,biblio,"
          + "abstract_inverted_index,is_retracted";
  private static final Pattern ARXIV =
      Pattern.compile("(?i)arxiv\\.org/(?:abs|pdf)/([a-z.-]+/\\d{7}|\\d{4}\\.\\d{4,5})");

  /// Far below the hundred a second that it allows.
  private static final Pace PACE = new Pace(Duration.ofMillis(200), 2);

  private final URI base;
  private final Optional<String> key;
  private final Optional<String> mail;

  /// @param base where it is, {@link #ADDRESS} or a mirror
  /// @param mail an address of the user's, for complaints
  public OpenAlex(URI base, Optional<String> key, Optional<String> mail) {
    this.base = base;
    this.key = key;
    this.mail = mail;
  }

  @Override
  public Profile profile() {
    return new Profile(
        NAME,
        PACE,
        Optional.of("OPENALEX_API_KEY"),
        key.isPresent() ? Profile.Access.KEYED : Profile.Access.OPEN,
        key.isPresent() ? "about 1000 searches a day" : "about 10 searches a day");
  }

  @Override
  public Question question(String words, int limit) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("search", words);
    parameters.put("per_page", String.valueOf(limit));
    parameters.put("select", FIELDS);
    parameters.put("mailto", mail.orElse(""));
    parameters.put("api_key", key.orElse(""));
    return new Question(Address.of(base, "/works", parameters), Map.of());
  }

  @Override
  public List<Work> works(String body) {
    JsonNode reply = ReplyJson.object(body, NAME);
    if (!reply.path("results").isArray()) {
      throw new MalformedException("The reply of %s has no list of results.".formatted(NAME));
    }
    return each(reply, "results")
        // Notices that retract another work are no works to cite.
        .filter(work -> !List.of("retraction", "erratum", "paratext").contains(text(work, "type")))
        .flatMap(work -> work(work).stream())
        .toList();
  }

  private static Optional<Work> work(JsonNode work) {
    WorkBuilder builder =
        new WorkBuilder(NAME)
            .title(text(work, "title"))
            .year(text(work, "publication_year"))
            .type(type(work))
            .venue(text(work, "primary_location", "source", "display_name"))
            .summary(summary(work.path("abstract_inverted_index")))
            .doi(text(work, "doi"))
            .arxivId(arxivId(work))
            .more("volume", text(work, "biblio", "volume"))
            .more("number", text(work, "biblio", "issue"))
            .more("pages", pages(work.path("biblio")));
    each(work, "authorships").forEach(one -> builder.author(name(one)));
    return (work.path("is_retracted").asBoolean(false) ? builder.retracted() : builder).build();
  }

  private static String name(JsonNode authorship) {
    String name = text(authorship, "author", "display_name");
    return name.isEmpty() ? text(authorship, "raw_author_name") : name;
  }

  private static EntryType type(JsonNode work) {
    String place = text(work, "primary_location", "source", "type");
    return switch (text(work, "type")) {
      case "preprint" -> EntryType.PREPRINT;
      case "book" -> EntryType.BOOK;
      case "book-chapter" ->
          place.equals("conference") ? EntryType.INPROCEEDINGS : EntryType.INCOLLECTION;
      case "dissertation" -> EntryType.PHDTHESIS;
      case "report" -> EntryType.TECHREPORT;
      case "proceedings-article" -> EntryType.INPROCEEDINGS;
      case "dataset", "other", "software", "" -> EntryType.MISC;
      default ->
          switch (place) {
            case "conference" -> EntryType.INPROCEEDINGS;
            case "repository" -> EntryType.PREPRINT;
            default -> EntryType.ARTICLE;
          };
    };
  }

  private static String arxivId(JsonNode work) {
    return each(work, "locations")
        .flatMap(place -> List.of(text(place, "landing_page_url"), text(place, "pdf_url")).stream())
        .map(ARXIV::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  private static String pages(JsonNode biblio) {
    String first = text(biblio, "first_page");
    String last = text(biblio, "last_page");
    return last.isEmpty() || last.equals(first) ? first : first + "–" + last;
  }

  /// For each word the places where it stands.
  private static String summary(JsonNode index) {
    Map<Integer, String> words = new TreeMap<>();
    index
        .properties()
        .forEach(
            entry ->
                entry
                    .getValue()
                    .valueStream()
                    .forEach(place -> words.put(place.asInt(0), entry.getKey())));
    return String.join(" ", words.values());
  }
}
