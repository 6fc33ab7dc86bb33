package dev.alhazen.cli;

import dev.alhazen.base.Tokens;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Role;
import java.util.EnumMap;
import java.util.Map;

/// An upper estimate of a study's model calls.
///
/// @param byRole calls of all stages, by whom they ask
record Calls(Map<Role, Integer> byRole) {
  /// Mean sizes of a call, measured on whole trips of the built-in template.
  private static final int PROMPT = 9_000;

  private static final int REPLY = 900;
  private static final int SECTIONS = 8;
  private static final int REPAIRS = 3;
  private static final int FIGURE_EDITS = 4;
  private static final int CAPTIONS = 1;

  static Calls atMost(Asked asked) {
    Asked.Options options = asked.options();
    boolean improves = options.improvement() != Asked.Improvement.NONE;
    int searches = options.citations() == Asked.Citations.SEARCH ? options.citationRounds() + 1 : 0;
    int novelty = options.novelty() == Asked.Novelty.CHECK ? options.noveltyRounds() + 1 : 0;
    int revision = improves ? SECTIONS + REPAIRS * SECTIONS : 0;
    int reviews = options.ensemble() + 1 + options.reviewReflections();
    Map<Role, Integer> each = new EnumMap<>(Role.class);
    each.put(Role.MODEL, options.reflections() + novelty);
    each.put(Role.CODER, 1 + asked.runs() * (asked.attempts() + 1) + FIGURE_EDITS);
    each.put(Role.WRITER, 1 + 2 * SECTIONS + REPAIRS * SECTIONS + revision);
    each.put(Role.REVIEWER, improves ? 2 * reviews : reviews);
    each.put(Role.VISION, 0);
    each.put(Role.CHEAP, CAPTIONS + searches);
    each.replaceAll((_, calls) -> calls * asked.ideas());
    return new Calls(each);
  }

  int of(Role role) {
    return byRole.getOrDefault(role, 0);
  }

  int total() {
    return byRole.values().stream().mapToInt(Integer::intValue).sum();
  }

  long promptTokens() {
    return (long) total() * PROMPT;
  }

  long replyTokens() {
    return (long) total() * REPLY;
  }

  /// What one call uses.
  Tokens usual() {
    return new Tokens(PROMPT, 0, REPLY, 0);
  }
}
