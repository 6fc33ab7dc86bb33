package dev.alhazen.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The cheat sheet of the tensor library, made from the program that proves it: lines that end with
/// `//= what it is`, the lines before them that end with `//+`, headings `//#` and remarks `//-`.
/// Names that the rest of a line does not use are left out, to be short.
final class IdiomSheet {
  private static final String HEAD =
      """
      # The tensor library: DJL 0.36 on PyTorch 2.7

      Compiled and run; do not guess other methods, many are missing. `NDArray x =` and `;` are left out.

      ````java
      """;

  private static final Pattern DECLARED = Pattern.compile("(?<=^|, )(NDArray )?(\\w+) = ");

  private IdiomSheet() {}

  static String of(String source) {
    StringBuilder sheet = new StringBuilder(HEAD);
    lines(source).forEach(line -> sheet.append(line).append('\n'));
    return sheet.append("````\n").toString();
  }

  /// How many idioms the program shows.
  static long count(String source) {
    return source.lines().filter(line -> line.contains(" //= ")).count();
  }

  private static List<String> lines(String source) {
    List<String> lines = new ArrayList<>();
    for (String line : source.lines().map(String::strip).toList()) {
      int comment = line.indexOf(" //= ");
      if (line.startsWith("//# ")) {
        lines.add("// == " + line.substring(4));
      } else if (line.startsWith("//- ")) {
        lines.add("// " + line.substring(4));
      } else if (line.endsWith(" //+")) {
        lines.add(line.substring(0, line.length() - 4));
      } else if (comment > 0) {
        lines.add(brief(line.substring(0, comment)) + " // " + line.substring(comment + 5));
      }
    }
    return lines;
  }

  private static String brief(String code) {
    if (!code.startsWith("NDArray ")) {
      return code.startsWith("}") ? code : code.replaceFirst(";$", "");
    }
    String line = code.replaceFirst(";$", "");
    return DECLARED.matcher(line).replaceAll(found -> isUsed(line, found) ? "$2 = " : "");
  }

  private static boolean isUsed(String code, MatchResult declared) {
    return Pattern.compile("\\b%s\\b".formatted(declared.group(2)))
        .matcher(code.substring(declared.end()))
        .find();
  }
}
