package dev.alhazen.idea;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alhazen.literature.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What is known about an idea's novelty, with what the judgement rests on.
///
/// @param status undecided where the literature was silent or no verdict could be read; never a
///   guess
/// @param reason one or two sentences
/// @param nearest the works closest to the idea, nearest first
/// @param comparisons the idea held against each of those works; empty where none was made
/// @param queries every search that was made, in order
/// @param remarks sentences on how the works were chosen that a reader must know
public record Verdict(
    Status status,
    String reason,
    List<Work> nearest,
    List<Comparison> comparisons,
    List<Query> queries,
    List<String> remarks) {
  public Verdict {
    nearest = List.copyOf(nearest);
    queries = List.copyOf(queries);
    // Studies of version 0.1 have neither.
    comparisons = List.copyOf(Objects.requireNonNullElse(comparisons, List.of()));
    remarks = List.copyOf(Objects.requireNonNullElse(remarks, List.of()));
  }

  /// A verdict without comparisons.
  public Verdict(Status status, String reason, List<Work> nearest, List<Query> queries) {
    this(status, reason, nearest, List.of(), queries, List.of());
  }

  /// The verdict in a word.
  public enum Status {
    NOVEL,
    INCREMENTAL,
    KNOWN,
    UNDECIDED,
    /// The check was skipped on request.
    UNCHECKED
  }

  /// One search.
  ///
  /// @param source the literature source
  /// @param found citation keys of what it returned; empty after silence as well
  /// @param silence why the source did not answer; empty where it did
  /// @param asOf when it answered, where the answer was kept from an earlier search
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Query(
      String source, String text, List<String> found, String silence, Optional<Instant> asOf) {
    public Query {
      found = List.copyOf(found);
      asOf = Objects.requireNonNullElse(asOf, Optional.empty());
    }

    /// A search that was made now.
    public Query(String source, String text, List<String> found, String silence) {
      this(source, text, found, silence, Optional.empty());
    }

    /// What came of it, in a few words.
    public String outcome() {
      if (!silence.isEmpty()) {
        return "no answer: " + silence;
      }
      return switch (found.size()) {
        case 0 -> "no works";
        case 1 -> "1 work";
        default -> "%d works".formatted(found.size());
      };
    }

    /// The outcome, with the day of an answer that was kept.
    public String datedOutcome() {
      return asOf.map(
              time -> "%s (kept since %s)".formatted(outcome(), time.toString().split("T")[0]))
          .orElseGet(this::outcome);
    }
  }

  /// Whether there were searches and no source answered any of them.
  public boolean isSilent() {
    return !queries.isEmpty() && queries.stream().noneMatch(query -> query.silence().isEmpty());
  }

  /// The comparison with one of the nearest works.
  public Optional<Comparison> comparison(Work work) {
    return comparisons.stream().filter(each -> each.key().equals(work.key())).findFirst();
  }

  /// Which sources answered and which did not, as `library answered 6 of 6 searches`, one each.
  public List<String> sources() {
    Map<String, List<Query>> bySource = new LinkedHashMap<>();
    queries.forEach(
        query -> bySource.computeIfAbsent(query.source(), _ -> new ArrayList<>()).add(query));
    return bySource.entrySet().stream()
        .map(entry -> source(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String source(String name, List<Query> made) {
    long answered = made.stream().filter(query -> query.silence().isEmpty()).count();
    Set<String> silences = new LinkedHashSet<>();
    made.stream().map(Query::silence).filter(why -> !why.isEmpty()).forEach(silences::add);
    String why = silences.isEmpty() ? "" : " (%s)".formatted(String.join("; ", silences));
    return "%s answered %d of %d search%s%s"
        .formatted(name, answered, made.size(), made.size() == 1 ? "" : "es", why);
  }
}
