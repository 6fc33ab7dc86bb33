package dev.alhazen.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// How many tokens a part of a prompt may take. What does not fit is left out in the middle, where
/// the model sees it: `[… 1,234 tokens left out …]` on a line of its own.
///
/// A token is taken for three characters, a little less than prose and code usually have, so that
/// the part never grows beyond its budget by much.
public record PromptBudget(int tokens) {
  private static final int CHARACTERS_PER_TOKEN = 3;

  /// Of what is kept, the share that comes from the beginning: definitions stand there.
  private static final double HEAD = 0.6;

  public PromptBudget {
    if (tokens < 1) {
      throw new IllegalArgumentException("a budget has at least one token, not " + tokens);
    }
  }

  /// The text, whole where it fits.
  public String fit(String text) {
    return cut(text, (long) tokens * CHARACTERS_PER_TOKEN);
  }

  /// Texts that share the budget: the long ones are cut to the same length, so that no short one
  /// suffers.
  public SequencedMap<String, String> fit(SequencedMap<String, String> texts) {
    long each = share(texts.values().stream().map(text -> (long) text.length()).sorted().toList());
    SequencedMap<String, String> fitting = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      fitting.put(text.getKey(), cut(text.getValue(), each));
    }
    return fitting;
  }

  /// The length up to which each text is kept.
  private long share(List<Long> shortestFirst) {
    long left = (long) tokens * CHARACTERS_PER_TOKEN;
    for (int i = 0; i < shortestFirst.size(); i++) {
      long equal = left / (shortestFirst.size() - i);
      if (shortestFirst.get(i) > equal) {
        return equal;
      }
      left -= shortestFirst.get(i);
    }
    return Long.MAX_VALUE;
  }

  /// Cuts at the ends of lines where there are any near.
  private static String cut(String text, long limit) {
    if (text.length() <= limit) {
      return text;
    }
    int head = (int) (limit * HEAD);
    int tail = (int) (limit - head);
    int line = text.lastIndexOf('\n', head);
    int to = line > head / 2 ? line : head;
    int from = text.length() - tail;
    int next = text.indexOf('\n', from);
    int resume = next >= 0 && next < from + tail / 2 ? next + 1 : from;
    return "%s\n[… %s tokens left out …]\n%s"
        .formatted(text.substring(0, to), tokens(resume - to), text.substring(resume));
  }

  private static String tokens(int characters) {
    return String.format(Locale.ROOT, "%,d", Math.ceilDiv(characters, CHARACTERS_PER_TOKEN));
  }
}
