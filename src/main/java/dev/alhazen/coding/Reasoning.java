package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The thoughts that some models write before their answer, between tags: drafts of blocks in them
/// are not meant.
final class Reasoning {
  private static final String TAGS = "(think|thinking|thought|thoughts|reasoning|scratchpad)";
  private static final Pattern OPENING = Pattern.compile("(?is)\\s*<" + TAGS + ">.*");
  private static final Pattern CLOSING = Pattern.compile("(?i)</" + TAGS + ">\\s*");

  private Reasoning() {}

  /// The lines of the answer; none where the reply never leaves its thoughts.
  static List<String> without(String reply) {
    Matcher opening = OPENING.matcher(reply);
    return opening.matches()
        ? after(reply, "</" + opening.group(1) + ">")
        : withoutBeginning(reply.lines().toList());
  }

  private static List<String> after(String reply, String tag) {
    int at = reply.toLowerCase(Locale.ROOT).indexOf(tag.toLowerCase(Locale.ROOT));
    return at < 0 ? List.of() : reply.substring(at + tag.length()).lines().toList();
  }

  /// Some services cut the opening tag away: what stands before a closing tag on its own line is
  /// thought, unless that line is within a block.
  private static List<String> withoutBeginning(List<String> lines) {
    boolean within = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (Markers.isSearch(line)) {
        within = true;
      } else if (Markers.isEnd(line)) {
        within = false;
      } else if (!within && line.startsWith("</") && CLOSING.matcher(line).matches()) {
        return new ArrayList<>(lines.subList(i + 1, lines.size()));
      }
    }
    return lines;
  }
}
