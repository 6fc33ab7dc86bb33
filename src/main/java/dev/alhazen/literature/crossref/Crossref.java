package dev.alhazen.literature.crossref;

import static dev.alhazen.literature.ReplyJson.each;
import static dev.alhazen.literature.ReplyJson.first;
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
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Crossref's works. Who gives an address of mail is in a faster, politer pool; there are no keys.
public final class Crossref implements Dialect {
  public static final URI ADDRESS = URI.create("https://api.crossref.org");

  private static final String NAME = "crossref";
  private static final String FIELDS =
      "DOI,type,title,subtitle,author,container-title,issued,volume,issue,page,publisher,abstract,"
          + "update-to,updated-by";
  private static final Set<String> WITHDRAWALS = Set.of("retraction", "withdrawal", "removal");

  /// Its limits for lists: three requests a second and three at once in the polite pool, one and
  /// one in the public pool.
  private static final Pace POLITE = new Pace(Duration.ofMillis(400), 3);

  private static final Pace PUBLIC = new Pace(Duration.ofMillis(1_100), 1);

  private final URI base;
  private final Optional<String> mail;

  /// @param base where it is, {@link #ADDRESS} or a mirror
  /// @param mail an address of the user's, for complaints
  public Crossref(URI base, Optional<String> mail) {
    this.base = base;
    this.mail = mail;
  }

  @Override
  public Profile profile() {
    return new Profile(
        NAME,
        mail.isPresent() ? POLITE : PUBLIC,
        Optional.empty(),
        Profile.Access.OPEN,
        mail.isPresent()
            ? "3 requests a second (polite pool)"
            : "1 request a second; CROSSREF_MAILTO with your address makes it 3");
  }

  @Override
  public Question question(String words, int limit) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query.bibliographic", words);
    parameters.put("rows", String.valueOf(limit));
    parameters.put("select", FIELDS);
    parameters.put("mailto", mail.orElse(""));
    return new Question(Address.of(base, "/works", parameters), Map.of());
  }

  @Override
  public List<Work> works(String body) {
    JsonNode message = ReplyJson.object(body, NAME).path("message");
    if (!message.path("items").isArray()) {
      throw new MalformedException("The reply of %s has no list of items.".formatted(NAME));
    }
    return each(message, "items")
        // A notice that withdraws another work is no work to cite.
        .filter(item -> !hasWithdrawal(item, "update-to"))
        .flatMap(item -> work(item).stream())
        .toList();
  }

  private static boolean hasWithdrawal(JsonNode item, String updates) {
    return each(item, updates).anyMatch(update -> WITHDRAWALS.contains(text(update, "type")));
  }

  private static Optional<Work> work(JsonNode item) {
    EntryType type = type(text(item, "type"));
    WorkBuilder builder =
        new WorkBuilder(NAME)
            .title(title(item))
            .year(year(item))
            .type(type)
            .venue(venue(item, type))
            .summary(text(item, "abstract"))
            .doi(text(item, "DOI"))
            .more("volume", text(item, "volume"))
            .more("number", text(item, "issue"))
            .more("pages", text(item, "page").replaceFirst("^(\\w+)-(\\w+)$", "$1–$2"));
    if (type == EntryType.INPROCEEDINGS || type == EntryType.INCOLLECTION) {
      builder.more("publisher", text(item, "publisher"));
    }
    each(item, "author").forEach(author -> author(builder, author));
    return (hasWithdrawal(item, "updated-by") ? builder.retracted() : builder).build();
  }

  private static void author(WorkBuilder builder, JsonNode author) {
    String group = text(author, "name");
    if (group.isEmpty()) {
      builder.author(text(author, "given"), text(author, "family"));
    } else {
      builder.author("", group);
    }
  }

  private static String title(JsonNode item) {
    String title = first(item, "title");
    String subtitle = first(item, "subtitle");
    return subtitle.isBlank() || title.contains(subtitle) ? title : title + ": " + subtitle;
  }

  private static String year(JsonNode item) {
    JsonNode parts = item.path("issued").path("date-parts").path(0).path(0);
    return parts.isNumber() || parts.isString() ? parts.asString() : "";
  }

  private static String venue(JsonNode item, EntryType type) {
    String container = first(item, "container-title");
    boolean byPublisher = type != EntryType.ARTICLE && type != EntryType.INPROCEEDINGS;
    return container.isEmpty() && byPublisher ? text(item, "publisher") : container;
  }

  private static EntryType type(String type) {
    return switch (type) {
      case "journal-article" -> EntryType.ARTICLE;
      case "proceedings-article" -> EntryType.INPROCEEDINGS;
      case "book-chapter", "book-section", "book-part", "reference-entry" -> EntryType.INCOLLECTION;
      case "book", "monograph", "edited-book", "reference-book", "proceedings" -> EntryType.BOOK;
      case "dissertation" -> EntryType.PHDTHESIS;
      case "report", "report-component", "standard" -> EntryType.TECHREPORT;
      case "posted-content" -> EntryType.PREPRINT;
      default -> EntryType.MISC;
    };
  }
}
