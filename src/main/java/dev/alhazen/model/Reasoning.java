package dev.alhazen.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The thoughts that some models write before their reply, between `<think>` and `</think>`.
public final class Reasoning {
  private static final Pattern OPENING = Pattern.compile("\\A\\s*<(think|thinking|reasoning)>");

  /// Some servers leave out the opening mark.
  private static final Pattern CLOSING_ALONE = Pattern.compile("(?m)^[ \\t]*</think>[ \\t]*$");

  private Reasoning() {}

  /// The reply without them; thoughts that never end leave an empty reply. A mark in the middle of
  /// a reply is part of it.
  public static String removed(String text) {
    Matcher opening = OPENING.matcher(text);
    if (opening.lookingAt()) {
      String closing = "</%s>".formatted(opening.group(1));
      int end = text.indexOf(closing);
      return end < 0 ? "" : text.substring(end + closing.length()).strip();
    }
    Matcher closing = CLOSING_ALONE.matcher(text);
    return closing.find() ? text.substring(closing.end()).strip() : text;
  }
}
