package dev.alhazen.review;

import dev.alhazen.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Filled forms for tests.
final class Replies {
  private Replies() {}

  /// A whole review, every text of which begins with a word, with an overall score.
  static String review(String word, int overall) {
    Map<String, Object> form = form(word);
    for (Form.Field field : Form.neurips().scores()) {
      form.put(field.name(), field.name().equals("Overall") ? overall : 2);
    }
    return Json.line(form);
  }

  static String texts(String word) {
    return Json.line(form(word));
  }

  static String reflection(String word, String isFinal) {
    return texts(word).replaceFirst("}$", ",\"final\":%s}".formatted(isFinal));
  }

  private static Map<String, Object> form(String word) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("Summary", word + " summary");
    form.put("Strengths", List.of(word + " strength"));
    form.put("Weaknesses", List.of(word + " weakness"));
    form.put("Questions", List.of(word + " question"));
    form.put("Limitations", List.of());
    form.put("EthicalConcerns", false);
    return form;
  }
}
