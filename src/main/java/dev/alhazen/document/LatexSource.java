package dev.alhazen.document;

import dev.alhazen.base.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The text of a LaTeX file: without comments and preamble, with the files that it inputs. Commands
/// stay as they are, since a reader of papers knows them.
final class LatexSource {
  /// Files that input each other end here.
  private static final int DEEPEST = 8;

  private static final Pattern COMMENT = Pattern.compile("(?m)(?<!\\\\)((?:\\\\\\\\)*)%.*$");
  private static final Pattern COMMENT_LINE = Pattern.compile("(?m)^[ \\t]*%.*\\n?");
  private static final Pattern INPUT = Pattern.compile("\\\\(?:input|include)\\{([^{}]+)}");

  private LatexSource() {}

  static Document read(Path file) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    String source = withInputs(folder, Texts.read(file), 0);
    return Document.ofPages(List.of(Cleaning.text(body(source))), title(source));
  }

  private static String withInputs(Path folder, String source, int depth) {
    String plain = COMMENT.matcher(COMMENT_LINE.matcher(source).replaceAll("")).replaceAll("$1");
    if (depth == DEEPEST) {
      return plain;
    }
    return INPUT
        .matcher(plain)
        .replaceAll(
            input -> java.util.regex.Matcher.quoteReplacement(included(folder, input, depth)));
  }

  /// The named file's text, or the command itself where there is no such file inside the folder.
  private static String included(Path folder, MatchResult input, int depth) {
    String name = input.group(1).strip();
    Path file = folder.resolve(name.endsWith(".tex") ? name : name + ".tex").normalize();
    boolean readable = file.startsWith(folder) && Files.isRegularFile(file);
    return readable ? withInputs(folder, Texts.read(file), depth + 1) : input.group();
  }

  private static String body(String source) {
    String begin = "\\begin{document}";
    int from = source.indexOf(begin);
    int to = source.indexOf("\\end{document}");
    return source.substring(
        from < 0 ? 0 : from + begin.length(), to < 0 || to < from ? source.length() : to);
  }

  private static Optional<String> title(String source) {
    int at = source.indexOf("\\title{");
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + "\\title{".length();
    int depth = 1;
    int end = from;
    while (end < source.length() && depth > 0) {
      depth += source.charAt(end) == '{' ? 1 : source.charAt(end) == '}' ? -1 : 0;
      end++;
    }
    String inside = source.substring(from, Math.max(from, end - 1));
    String words = inside.replaceAll("\\\\\\\\|\\\\[a-zA-Z]+\\*?|[{}~]", " ");
    return Optional.of(words.replaceAll("\\s+", " ").strip()).filter(t -> !t.isEmpty());
  }
}
