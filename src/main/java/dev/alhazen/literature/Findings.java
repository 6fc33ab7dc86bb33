package dev.alhazen.literature;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What a search gave: works, possibly none, or no answer at all. The two are never confused.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Findings.Found.class, name = "found"),
  @JsonSubTypes.Type(value = Findings.Silent.class, name = "silent"),
})
public sealed interface Findings {

  /// The source answered.
  record Found(List<Work> works) implements Findings {
    public Found {
      works = List.copyOf(works);
    }
  }

  /// The source could not be asked.
  record Silent(String reason) implements Findings {}
}
