package dev.alhazen.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How an investigation ended: the content of `outcome.json`.
///
/// @param reason one sentence
public record Ending(Status status, String reason) {

  /// The ending in a word.
  public enum Status {
    /// A paper without blocking findings.
    @JsonProperty("finished")
    FINISHED,
    /// An honest negative: the idea does not help, and the paper says so.
    @JsonProperty("negative")
    NEGATIVE,
    /// A paper with findings that block it.
    @JsonProperty("draft")
    DRAFT,
    /// No paper.
    @JsonProperty("failed")
    FAILED,
    /// The stages that were asked for are done; no paper was wanted.
    @JsonProperty("partial")
    PARTIAL
  }

  static Ending of(Status status, String reason) {
    return new Ending(status, reason);
  }

  /// Whether the investigation left a paper, finished or not.
  public boolean promisesPaper() {
    return switch (status) {
      case FINISHED, NEGATIVE, DRAFT -> true;
      case PARTIAL, FAILED -> false;
    };
  }

  /// Whether this is something that a user hoped for.
  public boolean isGood() {
    return switch (status) {
      case FINISHED, NEGATIVE, PARTIAL -> true;
      case DRAFT, FAILED -> false;
    };
  }
}
