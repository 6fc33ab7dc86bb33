package dev.alhazen.cli;

import dev.alhazen.base.Tokens;
import dev.alhazen.study.Asked;

/// An upper estimate of a study's model calls.
///
/// @param total calls of all stages
record Calls(int total) {
  /// Mean sizes of a call, measured on whole trips of the built-in template.
  private static final int PROMPT = 9_000;

  private static final int REPLY = 900;
  private static final int SECTIONS = 8;
  private static final int REPAIRS = 3;

  static Calls atMost(Asked asked) {
    Asked.Options options = asked.options();
    int idea = options.reflections();
    int novelty = options.novelty() == Asked.Novelty.CHECK ? options.noveltyRounds() + 1 : 0;
    int experiment = 1 + asked.runs() * (asked.attempts() + 1);
    int figures = 5;
    int citing = options.citations() == Asked.Citations.SEARCH ? options.citationRounds() : 0;
    int writing = 1 + 2 * SECTIONS + citing + REPAIRS * SECTIONS;
    int review = options.ensemble() + 1 + options.reviewReflections();
    boolean improves = options.improvement() != Asked.Improvement.NONE;
    int improvement = improves ? SECTIONS + REPAIRS * SECTIONS + review : 0;
    int each = idea + novelty + experiment + figures + writing + review + improvement;
    return new Calls(asked.ideas() * each);
  }

  long promptTokens() {
    return (long) total * PROMPT;
  }

  long replyTokens() {
    return (long) total * REPLY;
  }

  Tokens tokens() {
    return new Tokens(promptTokens(), 0, replyTokens(), 0);
  }
}
