package dev.alhazen.literature.library;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Divides the text of a paper into passages of whole sentences, about a paragraph long; its list
/// of references is none of them.
final class Passages {
  private static final int WORDS = 100;
  private static final int MOST_CHARACTERS = 1_500;
  private static final Pattern REFERENCES =
      Pattern.compile("(?im)^\\s*(?:\\d+\\.?\\s*)?(?:references|bibliography)\\s*$");

  private Passages() {}

  static List<String> of(String text) {
    String body = withoutReferences(text).replaceAll("\\s+", " ").strip();
    List<String> passages = new ArrayList<>();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(body);
    StringBuilder passage = new StringBuilder();
    int words = 0;
    int from = 0;
    for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
      String sentence = body.substring(from, to);
      from = to;
      passage.append(sentence);
      words += sentence.strip().split(" ").length;
      if (words >= WORDS || passage.length() >= MOST_CHARACTERS) {
        add(passages, passage.toString());
        passage.setLength(0);
        words = 0;
      }
    }
    add(passages, passage.toString());
    return passages;
  }

  private static void add(List<String> passages, String passage) {
    String text = passage.strip();
    if (!text.isEmpty()) {
      passages.add(text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS));
    }
  }

  private static String withoutReferences(String text) {
    Matcher heading = REFERENCES.matcher(text);
    int end = text.length();
    while (heading.find()) {
      end = heading.start() > text.length() / 3 ? heading.start() : end;
    }
    return text.substring(0, end);
  }
}
