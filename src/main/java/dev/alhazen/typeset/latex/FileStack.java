package dev.alhazen.typeset.latex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which file TeX is reading: its log opens a parenthesis with each file's name, and closes it at
/// the file's end.
final class FileStack {
  private static final Pattern TOKEN = Pattern.compile("\\((\\.?/?[\\w./+-]+\\.[A-Za-z]\\w*)|[()]");
  private static final String NO_FILE = "";

  private final String main;
  private final Deque<String> open = new ArrayDeque<>();

  FileStack(String main) {
    this.main = main;
  }

  void read(String line) {
    Matcher token = TOKEN.matcher(line);
    while (token.find()) {
      if (token.group(1) != null) {
        open.push(tidy(token.group(1)));
      } else if (token.group().equals("(")) {
        open.push(NO_FILE);
      } else {
        open.poll();
      }
    }
  }

  /// The innermost of our own files: a mistake that shows in a package was made in what uses it.
  String current() {
    return open.stream()
        .filter(file -> !file.equals(NO_FILE) && !file.startsWith("/"))
        .filter(file -> !file.matches(".*\\.(aux|out|toc)"))
        .findFirst()
        .orElse(main);
  }

  String main() {
    return main;
  }

  static String tidy(String file) {
    return file.startsWith("./") ? file.substring(2) : file;
  }
}
