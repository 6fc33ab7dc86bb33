package dev.alhazen.experiment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The types that a Java source declares outside of any other.
final class JavaTypes {
  /// Where braces and names mean nothing: text blocks, strings, characters, comments.
  private static final Pattern OPAQUE =
      Pattern.compile(
          "\"\"\"(?:[^\\\\\"]|\\\\.|\"(?!\"\"))*+\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\""
              + "|'(?:[^'\\\\\n]|\\\\.)++'|//[^\n]*+|/\\*.*?\\*/",
          Pattern.DOTALL);

  private static final Pattern TOKEN =
      Pattern.compile("[{}]|\\b(?:class|interface|enum|record)\\s+([A-Za-z_$][\\w$]*)");

  private JavaTypes() {}

  static List<String> topLevel(String source) {
    Matcher token = TOKEN.matcher(OPAQUE.matcher(unescaped(source)).replaceAll(" "));
    List<String> names = new java.util.ArrayList<>();
    int depth = 0;
    while (token.find()) {
      switch (token.group()) {
        case "{" -> depth++;
        case "}" -> depth--;
        default -> {
          if (depth == 0) {
            names.add(token.group(1));
          }
        }
      }
    }
    return List.copyOf(names);
  }

  /// Java reads such escapes before anything else, so a name can be written in them.
  private static String unescaped(String source) {
    return Pattern.compile("\\\\u+([0-9a-fA-F]{4})")
        .matcher(source)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }
}
