package dev.alhazen.literature.library;

import java.util.ArrayList;
import java.util.List;

/// Splits a JSON list of objects into them without reading them, so that a broken one costs no
/// other.
final class JsonChunks {
  /// A piece of the list, with the line where it begins, counted from 1.
  sealed interface Chunk {
    int line();

    record Whole(int line, String text) implements Chunk {}

    /// Its braces do not close before the text ends.
    record Torn(int line) implements Chunk {}
  }

  /// After so many torn objects the rest is taken to be no list of objects.
  private static final int MOST_TORN = 20;

  private final String text;
  private final List<Chunk> chunks = new ArrayList<>();

  private JsonChunks(String text) {
    this.text = text;
  }

  static List<Chunk> of(String text) {
    JsonChunks split = new JsonChunks(text);
    int from = 0;
    int line = 1;
    for (int torn = 0; torn < MOST_TORN; torn++) {
      Torn found = split.scan(from, line);
      if (found.at() < 0) {
        break;
      }
      split.chunks.add(new Chunk.Torn(found.line()));
      // Goes on with the next line, where the next object begins in most files.
      int end = text.indexOf('\n', found.at());
      if (end < 0) {
        break;
      }
      from = end + 1;
      line = found.line() + 1;
    }
    return List.copyOf(split.chunks);
  }

  /// Where an object begins that does not end; before the text where there is none.
  private record Torn(int at, int line) {
    static final Torn NONE = new Torn(-1, 0);
  }

  private Torn scan(int from, int firstLine) {
    Torn begun = Torn.NONE;
    int line = firstLine;
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        // No string goes over a line, so a forgotten quote ends here.
        quoted = false;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '{') {
        begun = depth++ == 0 ? new Torn(i, line) : begun;
      } else if (!quoted && c == '}' && depth > 0 && --depth == 0) {
        chunks.add(new Chunk.Whole(begun.line(), text.substring(begun.at(), i + 1)));
        begun = Torn.NONE;
      }
    }
    return begun;
  }
}
