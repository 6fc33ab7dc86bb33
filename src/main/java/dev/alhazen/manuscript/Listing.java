package dev.alhazen.manuscript;

import dev.alhazen.literature.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A reading list as a model sees it: a line about each work, and the sentences of its record. What
/// is left out to save room is said to be left out.
final class Listing {
  private static final int EACH = 900;

  private final int room;

  private Listing(int room) {
    this.room = room;
  }

  /// @param room the most characters of sentences of all works together
  static List<Map<String, Object>> of(ReadingList list, int room) {
    return new Listing(room).works(list);
  }

  private List<Map<String, Object>> works(ReadingList list) {
    List<Map<String, Object>> works = new ArrayList<>();
    int left = room;
    for (ReadingList.Entry entry : list.entries()) {
      List<String> sentences = sentences(entry.work(), Math.min(EACH, left));
      left -= sentences.stream().mapToInt(String::length).sum();
      works.add(Map.of("key", entry.key(), "line", entry.line(), "sentences", sentences));
    }
    return works;
  }

  private static List<String> sentences(Work work, int most) {
    List<String> all = Statements.of(work).sentences();
    List<String> shown = new ArrayList<>();
    int length = 0;
    for (String sentence : all) {
      length += sentence.length();
      if (length > most) {
        shown.add("[… %d further sentences are not shown …]".formatted(all.size() - shown.size()));
        break;
      }
      shown.add(sentence);
    }
    return shown;
  }
}
