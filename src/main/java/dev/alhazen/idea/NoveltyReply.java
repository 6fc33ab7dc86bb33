package dev.alhazen.idea;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A model's reply in a round of the novelty check; its form is the schema `idea/novelty`.
///
/// @param queries what to search for, where the decision is to search
/// @param nearest keys of works, nearest first, where the decision is a verdict
record NoveltyReply(
    String thoughts, Decision decision, List<String> queries, String reason, List<String> nearest) {
  NoveltyReply {
    queries = queries.stream().map(String::strip).filter(query -> !query.isEmpty()).toList();
    nearest = nearest.stream().map(String::strip).distinct().toList();
  }

  enum Decision {
    @JsonProperty("search")
    SEARCH,
    @JsonProperty("novel")
    NOVEL,
    @JsonProperty("incremental")
    INCREMENTAL,
    @JsonProperty("known")
    KNOWN,
    @JsonProperty("undecided")
    UNDECIDED
  }
}
