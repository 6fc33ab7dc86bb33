package dev.alhazen.literature;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a search gave: works, possibly none, or no answer at all. The two are never confused.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Findings.Found.class, name = "found"),
  @JsonSubTypes.Type(value = Findings.Silent.class, name = "silent"),
})
public sealed interface Findings {

  /// The source answered.
  ///
  /// @param asOf when it did, where the answer was kept from an earlier search; empty where it is
  ///   of now
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Found(List<Work> works, Optional<Instant> asOf) implements Findings {
    public Found {
      works = List.copyOf(works);
    }

    /// An answer of now.
    public Found(List<Work> works) {
      this(works, Optional.empty());
    }
  }

  /// The source could not be asked.
  record Silent(String reason) implements Findings {}
}
