package dev.alhazen.literature;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A literature engine on the loopback interface that finds given works by their words and speaks
/// the protocol of Semantic Scholar's paper search.
///
/// A program finds it through `ALHAZEN_SEMANTICSCHOLAR_URL`; {@link #main} serves the well-known
/// works until it is stopped.
public final class LoopbackEngine implements AutoCloseable {
  private static final String PATH = "/graph/v1";

  private final HttpServer server;
  private final List<Listed> works;
  private final List<String> queries = new CopyOnWriteArrayList<>();

  private LoopbackEngine(HttpServer server, List<Listed> works) {
    this.server = server;
    this.works = List.copyOf(works);
  }

  /// An engine that knows these works, on a free port.
  public static LoopbackEngine of(List<Listed> works) {
    return started(works, 0);
  }

  /// An engine that knows the well-known works.
  public static LoopbackEngine ofWellKnownWorks() {
    return of(Listed.wellKnown());
  }

  /// @param args the port; any free one where it is left out
  public static void main(String[] args) {
    int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    System.out.println("ALHAZEN_SEMANTICSCHOLAR_URL=" + started(Listed.wellKnown(), port).url());
  }

  /// The value for `ALHAZEN_SEMANTICSCHOLAR_URL`.
  public URI url() {
    return URI.create(
        "http://%s:%d%s"
            .formatted(
                InetAddress.getLoopbackAddress().getHostAddress(),
                server.getAddress().getPort(),
                PATH));
  }

  /// What it was asked, in order of arrival.
  public List<String> queries() {
    return List.copyOf(queries);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static LoopbackEngine started(List<Listed> works, int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      LoopbackEngine engine = new LoopbackEngine(server, works);
      server.createContext(PATH + "/paper/search", engine::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> parameters = parameters(exchange.getRequestURI());
    String query = parameters.getOrDefault("query", "");
    int limit = Integer.parseInt(parameters.getOrDefault("limit", "100"));
    Set<String> fields = Set.of(parameters.getOrDefault("fields", "title").split(","));
    queries.add(query);
    List<Listed> matching = matching(query);
    byte[] body = Json.line(reply(matching, limit, fields)).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, Object> reply(List<Listed> matching, int limit, Set<String> fields) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("total", matching.size());
    reply.put("offset", 0);
    if (matching.size() > limit) {
      reply.put("next", limit);
    }
    reply.put("data", matching.stream().limit(limit).map(work -> paper(work, fields)).toList());
    return reply;
  }

  /// Works that share a word with the query, those with the most (rare ones above all) first.
  private List<Listed> matching(String query) {
    Set<String> asked = new TreeSet<>(Words.of(query));
    return works.stream()
        .map(work -> new Scored(work, asked.stream().mapToDouble(word -> weight(word, work)).sum()))
        .filter(scored -> scored.score() > 0)
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .map(Scored::work)
        .toList();
  }

  private record Scored(Listed work, double score) {}

  private double weight(String word, Listed work) {
    int inTitle = Words.of(work.title()).contains(word) ? 2 : 0;
    int inSummary = Words.of(work.summary()).contains(word) ? 1 : 0;
    long holders = works.stream().filter(other -> holds(other, word)).count();
    return (inTitle + inSummary) * Math.log(1 + (double) works.size() / Math.max(1, holders));
  }

  private static boolean holds(Listed work, String word) {
    return Words.of(work.title() + " " + work.summary()).contains(word);
  }

  private static Map<String, Object> paper(Listed work, Set<String> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("externalIds", identifiers(work));
    all.put("title", work.title());
    all.put("abstract", work.summary().isEmpty() ? null : work.summary());
    all.put("venue", work.venue());
    all.put("year", work.year().orElse(null));
    all.put("publicationTypes", types(work.venue()));
    all.put("journal", work.venue().isEmpty() ? null : Map.of("name", work.venue()));
    all.put("authors", authors(work));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("paperId", "%040x".formatted(work.title().hashCode()));
    all.forEach(
        (name, value) -> {
          if (fields.contains(name)) {
            shown.put(name, value);
          }
        });
    return shown;
  }

  private static Map<String, Object> identifiers(Listed work) {
    Map<String, Object> identifiers = new LinkedHashMap<>();
    identifiers.put("CorpusId", Math.abs(work.title().hashCode()));
    work.arxivId().ifPresent(id -> identifiers.put("ArXiv", id));
    work.doi()
        .or(() -> work.arxivId().map("10.48550/arXiv."::concat))
        .ifPresent(doi -> identifiers.put("DOI", doi));
    return identifiers;
  }

  private static List<String> types(String venue) {
    boolean meeting = venue.matches(".*(Conference|Symposium|Workshop|Neural Information).*");
    return List.of(meeting ? "Conference" : "JournalArticle");
  }

  private static List<Map<String, Object>> authors(Listed work) {
    List<Map<String, Object>> authors = new ArrayList<>();
    for (String name : work.authors()) {
      authors.add(Map.of("authorId", String.valueOf(Math.abs(name.hashCode())), "name", name));
    }
    return authors;
  }

  private static Map<String, String> parameters(URI asked) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String raw = asked.getRawQuery() == null ? "" : asked.getRawQuery();
    Stream.of(raw.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> parameters.put(pair[0], decoded(pair[1])));
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
