package dev.alhazen.cli;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Network;
import dev.alhazen.literature.CachedLiterature;
import dev.alhazen.literature.Dialect;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Patience;
import dev.alhazen.literature.Profile;
import dev.alhazen.literature.SearchEngine;
import dev.alhazen.literature.Traffic;
import dev.alhazen.literature.Web;
import dev.alhazen.literature.arxiv.Arxiv;
import dev.alhazen.literature.crossref.Crossref;
import dev.alhazen.literature.openalex.OpenAlex;
import dev.alhazen.literature.semanticscholar.SemanticScholar;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Constructs the literature engines from the environment, each once, so that all parts of a study
/// share its pace.
final class Engines {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final World world;
  private final Map<Engine, SearchEngine> made = new EnumMap<>(Engine.class);
  private @Nullable Web web;

  Engines(World world) {
    this.world = world;
  }

  /// An engine whose answers are kept on this machine.
  Literature kept(Engine engine) {
    CachedLiterature.Shelf shelf =
        new CachedLiterature.Shelf(
            world.cache().resolve("literature"),
            CachedLiterature.AGE,
            complaint -> world.err().println("alhazen: " + complaint));
    return new CachedLiterature(live(engine), address(engine).toString(), shelf, world.clock());
  }

  /// An engine that is asked each time.
  synchronized SearchEngine live(Engine engine) {
    return made.computeIfAbsent(engine, this::make);
  }

  Profile profile(Engine engine) {
    return dialect(engine).profile();
  }

  private SearchEngine make(Engine engine) {
    Dialect dialect = dialect(engine);
    Patience patience = Patience.usual();
    Traffic traffic =
        new Traffic(dialect.profile().pace(), patience, world.clock(), world.sleeper());
    return new SearchEngine(dialect, web(), traffic, patience, world.clock(), world.sleeper());
  }

  private Dialect dialect(Engine engine) {
    URI address = address(engine);
    return switch (engine) {
      case SEMANTICSCHOLAR -> new SemanticScholar(address, world.variable("S2_API_KEY"));
      case OPENALEX ->
          new OpenAlex(address, world.variable("OPENALEX_API_KEY"), mail("OPENALEX_MAIL_ADDRESS"));
      case ARXIV -> new Arxiv(address);
      case CROSSREF -> new Crossref(address, mail("CROSSREF_MAILTO"));
    };
  }

  /// An address that was given to one engine is given to the others too.
  private Optional<String> mail(String variable) {
    return world
        .variable(variable)
        .or(() -> world.variable("OPENALEX_MAIL_ADDRESS"))
        .or(() -> world.variable("CROSSREF_MAILTO"));
  }

  private URI address(Engine engine) {
    return world
        .variable(engine.addressVariable())
        .map(typed -> address(engine.addressVariable(), typed.strip()))
        .orElse(
            switch (engine) {
              case SEMANTICSCHOLAR -> SemanticScholar.ADDRESS;
              case OPENALEX -> OpenAlex.ADDRESS;
              case ARXIV -> Arxiv.ADDRESS;
              case CROSSREF -> Crossref.ADDRESS;
            });
  }

  private static URI address(String variable, String typed) {
    if (!typed.matches("https?://[^\\s/?#]+[^\\s?#]*")) {
      throw new ConfigurationException(
          "%s is '%s'; it must be an address such as https://mirror.example/api."
              .formatted(variable, typed));
    }
    return URI.create(typed);
  }

  private Web web() {
    Web known = web;
    if (known == null) {
      String agent =
          "Alhazen/%s%s"
              .formatted(
                  Version.number(),
                  mail("CROSSREF_MAILTO").map(" (mailto:%s)"::formatted).orElse(""));
      known =
          new Web(
              Network.of(world.environment()).httpClient().connectTimeout(CONNECT).build(),
              agent,
              world.clock());
      web = known;
    }
    return known;
  }
}
