package dev.alhazen.idea;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A model's comparisons and the verdict that it draws from them; its form is the schema
/// `idea/verdict`.
record VerdictReply(List<Comparison> comparisons, Decision verdict, String reason) {
  VerdictReply {
    comparisons = List.copyOf(comparisons);
    reason = reason.strip();
  }

  enum Decision {
    @JsonProperty("novel")
    NOVEL(Verdict.Status.NOVEL),
    @JsonProperty("incremental")
    INCREMENTAL(Verdict.Status.INCREMENTAL),
    @JsonProperty("known")
    KNOWN(Verdict.Status.KNOWN),
    @JsonProperty("undecided")
    UNDECIDED(Verdict.Status.UNDECIDED);

    private final Verdict.Status status;

    Decision(Verdict.Status status) {
      this.status = status;
    }

    Verdict.Status status() {
      return status;
    }
  }
}
