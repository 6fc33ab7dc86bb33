package dev.alhazen.manuscript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model's reply that holds a section: LaTeX in a fence, which needs no escapes as JSON would.
///
/// @param title what stands behind `Title:`; empty where there is no such line
/// @param latex the section, sanitised; empty where the reply holds none
record SectionReply(String title, String latex) {
  static final SectionReply NONE = new SectionReply("", "");

  private static final int MOST_CHARACTERS = 80_000;
  private static final Pattern FENCE =
      Pattern.compile(
          "(?ms)^[ \\t]*```[ \\t]*(?:latex|tex|LaTeX)?[ \\t]*\\n(.*?)(?:^[ \\t]*```|\\z)");
  private static final Pattern TITLE = Pattern.compile("(?m)^[#* ]*Title:[* ]*(.+?)[* ]*$");

  static SectionReply read(String reply) {
    String text = reply.length() > MOST_CHARACTERS ? "" : reply.replace("\r\n", "\n");
    Matcher fence = FENCE.matcher(text);
    String longest = "";
    int from = text.length();
    while (fence.find()) {
      from = Math.min(from, fence.start());
      longest = fence.group(1).length() > longest.length() ? fence.group(1) : longest;
    }
    Matcher title = TITLE.matcher(text);
    boolean isTitled = title.find() && title.start() < Math.max(from, 1);
    String body = from < text.length() ? longest : bare(text, isTitled ? title.end() : 0);
    return new SectionReply(isTitled ? Sanitised.latex(title.group(1)) : "", Sanitised.latex(body));
  }

  /// What keeps the reply from being used; empty where nothing does.
  static String fault(String reply) {
    if (reply.isBlank()) {
      return "it is empty";
    }
    if (reply.length() > MOST_CHARACTERS) {
      return "it has %d characters, far more than a section".formatted(reply.length());
    }
    return read(reply).latex().isBlank() ? "it holds no section" : "";
  }

  private static String bare(String text, int from) {
    return text.substring(from);
  }
}
