package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Lines such as `# ... rest unchanged` that stand for code that the coder left out.
///
/// Only what can hardly be meant as code or as a comment counts: dots alone, dots with words like
/// "rest" or "unchanged", and the usual phrases without dots.
final class Elision {
  /// No such line is longer.
  private static final int LONGEST = 120;

  private static final Pattern OPENING = Pattern.compile("^(#+|//+|/\\*+|<!--|--|%+|;+)\\s*");
  private static final Pattern CLOSING = Pattern.compile("\\s?(\\*/|-->)$");
  private static final Pattern DOTS = Pattern.compile("^(\\.{3,}|…)|(\\.{3,}|…)$");

  private static final Pattern LEFT =
      Pattern.compile(
          "(?i).*\\b(rest|remain\\w*|existing|unchanged|same|omitted|previous|before|above|elided"
              + "|skipped|other|code|lines?|implementation|methods?|functions?|imports?)\\b.*");

  private static final Pattern PHRASE =
      Pattern.compile(
          "(?i)((keep|leave) )?((the|all) )?(rest|remainder|remaining|existing|unchanged|previous"
              + "|original|other|same)( of)?( the| this| your)? (code|lines?|file|class|functions?"
              + "|methods?|script|program|imports?|body|implementation|logic|setup|parts?)\\b"
              + "( (is|are|stays?|remains?|goes|continues))?"
              + "( (unchanged|the same|as (it )?(is|was|before)|here|as above))?"
              + "|(code|lines|imports|methods|functions) (omitted|unchanged)( .{1,30})?"
              + "|unchanged|no changes?( here| below| above)?|same as (before|above)");

  private Elision() {}

  static boolean is(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    String text = line.strip();
    String body = CLOSING.matcher(OPENING.matcher(text).replaceFirst("")).replaceFirst("").strip();
    boolean comment = !body.equals(text);
    if (body.length() > 2 && "[(<".indexOf(body.charAt(0)) >= 0) {
      body = body.substring(1, body.length() - 1).strip();
    }
    String words = DOTS.matcher(body).replaceAll("").strip();
    boolean dotted = !words.equals(body);
    if (words.isEmpty()) {
      return dotted;
    }
    boolean begins = body.startsWith("...") || body.startsWith("…");
    return begins ? LEFT.matcher(words).matches() : comment && PHRASE.matcher(words).matches();
  }

  static boolean in(List<String> lines) {
    return lines.stream().anyMatch(Elision::is);
  }

  static int count(List<String> lines) {
    return (int) lines.stream().filter(Elision::is).count();
  }

  /// The lines between such lines; one list more than there are such lines.
  static List<List<String>> parts(List<String> lines) {
    List<List<String>> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (is(lines.get(i))) {
        parts.add(lines.subList(from, i));
        from = i + 1;
      }
    }
    parts.add(lines.subList(from, lines.size()));
    return parts;
  }
}
