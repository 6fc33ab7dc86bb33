package dev.alhazen.literature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a BibTeX file into its entries without reading them, so that a broken one costs no other.
/// An entry ends where its braces close, or where the next begins at the start of a line.
final class BibtexChunks {
  private static final Pattern HEAD = Pattern.compile("@\\s*([A-Za-z]+)\\s*([{(])");
  private static final Pattern HEAD_AT_LINE = Pattern.compile("(?m)^[ \\t]*@\\s*[A-Za-z]+\\s*[{(]");

  private final String text;
  private final List<Chunk> chunks = new ArrayList<>();
  private int counted;
  private int line = 1;

  private BibtexChunks(String text) {
    this.text = text;
  }

  /// A piece of the file, with the line where it begins, counted from 1. `word` is the lower-case
  /// word after the `@`; `text` goes from the `@` to the closing brace.
  sealed interface Chunk {
    int line();

    record Whole(int line, String word, String text) implements Chunk {}

    /// Its braces do not close.
    record Torn(int line, String word) implements Chunk {}

    /// Text between entries that looks like the rest of one.
    record Stray(int line, String text) implements Chunk {}
  }

  static List<Chunk> of(String text) {
    return new BibtexChunks(text).split();
  }

  private List<Chunk> split() {
    Matcher head = HEAD.matcher(text);
    Matcher nextLine = HEAD_AT_LINE.matcher(text);
    int from = 0;
    while (head.find(from)) {
      stray(from, head.start());
      int limit = nextLine.find(head.end()) ? nextLine.start() : text.length();
      int close = close(head.end(), limit, head.group(2).equals("(") ? ')' : '}');
      String word = head.group(1).toLowerCase(Locale.ROOT);
      if (close < 0) {
        chunks.add(new Chunk.Torn(lineOf(head.start()), word));
        from = limit;
      } else {
        String body = text.substring(head.end(), close);
        String whole = "@%s{%s}".formatted(head.group(1), body);
        chunks.add(new Chunk.Whole(lineOf(head.start()), word, whole));
        from = close + 1;
      }
    }
    stray(from, text.length());
    return List.copyOf(chunks);
  }

  private void stray(int from, int to) {
    String between = text.substring(from, to).strip();
    if (from > 0 && (between.startsWith(",") || between.startsWith("}"))) {
      chunks.add(new Chunk.Stray(lineOf(from), between.lines().findFirst().orElse("")));
    }
  }

  private int close(int from, int limit, char end) {
    int depth = 0;
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == end && depth == 0) {
        return i;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return -1;
  }

  /// Positions are asked for in ascending order, so every character is counted once.
  private int lineOf(int position) {
    for (; counted < position; counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }
}
