package dev.alhazen.idea;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A model's reply in a round of searching; its form is the schema `idea/queries`.
///
/// @param queries what to search for, where the decision is to search
record QueriesReply(String thoughts, Decision decision, List<String> queries) {
  QueriesReply {
    queries = queries.stream().map(String::strip).filter(query -> !query.isEmpty()).toList();
  }

  enum Decision {
    @JsonProperty("search")
    SEARCH,
    @JsonProperty("enough")
    ENOUGH
  }
}
