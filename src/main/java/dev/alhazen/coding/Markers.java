package dev.alhazen.coding;

import java.util.regex.Pattern;

/// The lines that make an edit block, as models write them, and fences of Markdown.
final class Markers {
  /// No such line is longer; patterns are not tried on longer ones.
  private static final int LONGEST = 300;

  private static final Pattern SEARCH =
      Pattern.compile("(?i)<{5,9}( ?(SEARCH|ORIGINAL|HEAD|FIND)\\b.*)?");
  private static final Pattern DIVIDER = Pattern.compile("={5,9}");
  private static final Pattern END =
      Pattern.compile("(?i)>{5,9} ?((REPLACE|UPDATED?|NEW|MODIFIED|END)\\b:?)? ?(```+|~~~+)?");
  private static final Pattern FENCE = Pattern.compile("(```+|~~~+)(?!.*`).*");
  private static final Pattern BARE_FENCE = Pattern.compile("```+|~~~+");

  private Markers() {}

  static boolean isSearch(String line) {
    return is(SEARCH, line);
  }

  static boolean isDivider(String line) {
    return is(DIVIDER, line);
  }

  static boolean isEnd(String line) {
    return is(END, line);
  }

  /// A line that opens or closes a fenced passage.
  static boolean isFence(String line) {
    return is(FENCE, line);
  }

  static boolean isBareFence(String line) {
    return is(BARE_FENCE, line);
  }

  /// How many of its first sign a line has at its beginning.
  static int length(String line) {
    String text = line.strip();
    int length = 0;
    while (length < text.length() && text.charAt(length) == text.charAt(0)) {
      length++;
    }
    return length;
  }

  private static boolean is(Pattern pattern, String line) {
    return line.length() <= LONGEST && pattern.matcher(line.strip()).matches();
  }
}
