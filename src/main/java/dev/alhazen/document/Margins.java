package dev.alhazen.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes off what a page carries besides its text: page numbers and running heads.
final class Margins {
  /// A page carries at most a running head and a number at either end.
  private static final int AT_MOST = 2;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)[-–—\\s]*(?:page\\s*)?(?:\\d{1,4}|[ivxl]{1,6})(?:\\s*(?:of|/)\\s*\\d+)?[-–—\\s]*");

  private Margins() {}

  /// A first or last line that stands on most pages stays on the first one only.
  static List<List<Line>> without(List<List<Line>> pages) {
    Map<String, Integer> seen = new HashMap<>();
    pages.forEach(page -> edges(page).forEach(edge -> seen.merge(edge, 1, Integer::sum)));
    List<List<Line>> bare = new ArrayList<>();
    for (List<Line> page : pages) {
      boolean first = bare.isEmpty();
      bare.add(
          trimmed(page, line -> isNumber(line) || (!first && isRunning(line, seen, pages.size()))));
    }
    return bare;
  }

  private static List<Line> trimmed(List<Line> page, java.util.function.Predicate<Line> goes) {
    int from = 0;
    int to = page.size();
    while (from < Math.min(to, AT_MOST) && goes.test(page.get(from))) {
      from++;
    }
    while (to > Math.max(from, page.size() - AT_MOST) && goes.test(page.get(to - 1))) {
      to--;
    }
    return page.subList(from, to);
  }

  private static boolean isNumber(Line line) {
    return PAGE_NUMBER.matcher(line.text()).matches();
  }

  private static boolean isRunning(Line line, Map<String, Integer> seen, int pages) {
    int count = seen.getOrDefault(key(line), 0);
    return pages >= 3 && count >= 3 && count > pages / 3;
  }

  private static List<String> edges(List<Line> page) {
    return page.stream().map(Margins::key).distinct().filter(key -> edge(page, key)).toList();
  }

  private static boolean edge(List<Line> page, String key) {
    List<Line> ends = new ArrayList<>(page.subList(0, Math.min(2, page.size())));
    ends.addAll(page.subList(Math.max(0, page.size() - 2), page.size()));
    return ends.stream().anyMatch(line -> key(line).equals(key));
  }

  /// A running head may carry the page's number at either end.
  private static String key(Line line) {
    return line.text().replaceAll("^\\d+\\s|\\s\\d+$", "#");
  }
}
