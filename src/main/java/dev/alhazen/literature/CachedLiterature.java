package dev.alhazen.literature;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Step;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/// A literature source whose answers are kept on disk for a while, for all studies of this machine.
/// Silence is never kept. This class is thread-safe, and so are several processes over one folder.
public final class CachedLiterature implements Literature {
  /// For so long an answer counts.
  public static final Duration AGE = Duration.ofDays(30);

  private static final int VERSION = 1;

  private final Literature source;
  private final String origin;
  private final Shelf shelf;
  private final InstantSource clock;

  /// @param origin the address of the source: what a mirror said is not what the engine said
  public CachedLiterature(Literature source, String origin, Shelf shelf, InstantSource clock) {
    this.source = source;
    this.origin = origin;
    this.shelf = shelf;
    this.clock = clock;
  }

  /// Where answers are kept.
  ///
  /// @param complaints hears where an answer could not be kept; the search goes on all the same
  public record Shelf(Path folder, Duration age, Consumer<String> complaints) {}

  /// One kept answer, with its question so that a person can tell what it is of.
  record Kept(int version, String origin, String query, int limit, Instant at, List<Work> works) {
    Kept {
      Objects.requireNonNull(origin);
      Objects.requireNonNull(query);
      Objects.requireNonNull(at);
      works = List.copyOf(works);
    }
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Findings search(Step step, String query, int limit) {
    Path file = file(query, limit);
    Optional<Kept> kept = kept(file).filter(answer -> isFresh(answer, query, limit));
    if (kept.isPresent()) {
      return new Findings.Found(kept.get().works(), Optional.of(kept.get().at()));
    }
    Findings findings = source.search(step, query, limit);
    if (findings instanceof Findings.Found found && found.asOf().isEmpty()) {
      keep(file, new Kept(VERSION, origin, query, limit, clock.instant(), found.works()));
    }
    return findings;
  }

  private Path file(String query, int limit) {
    Digest digest = Digest.of(Json.line(Map.of("origin", origin, "query", query, "limit", limit)));
    return shelf.folder().resolve(source.name()).resolve(digest.hex() + ".json");
  }

  private boolean isFresh(Kept kept, String query, int limit) {
    Instant now = clock.instant();
    return kept.version() == VERSION
        && kept.origin().equals(origin)
        && kept.query().equals(query)
        && kept.limit() == limit
        && !kept.at().isAfter(now)
        && kept.at().plus(shelf.age()).isAfter(now);
  }

  /// A file that cannot be read is as good as none: it is written anew.
  private static Optional<Kept> kept(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.to(Json.parse(Texts.read(file), file.toString()), Kept.class));
    } catch (MalformedException | UnavailableException | JacksonException _) {
      return Optional.empty();
    }
  }

  private void keep(Path file, Kept kept) {
    try {
      AtomicFiles.write(file, Json.line(kept) + "\n");
    } catch (UnavailableException e) {
      shelf
          .complaints()
          .accept("An answer of %s is not kept: %s".formatted(name(), e.explanation()));
    }
  }
}
