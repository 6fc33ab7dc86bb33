package dev.alhazen.literature;

import java.util.ArrayList;
import java.util.List;

/// Reads an author field: names divided by `and`, each `Given von Family`, `von Family, Given`,
/// `von Family, Jr, Given`, or a group in braces.
final class BibtexNames {
  private BibtexNames() {}

  static List<Author> read(String field) {
    List<Author> authors = new ArrayList<>();
    List<String> name = new ArrayList<>();
    for (String word : split(field, ' ')) {
      if (word.equalsIgnoreCase("and")) {
        add(authors, name);
        name.clear();
      } else {
        name.add(word);
      }
    }
    add(authors, name);
    return authors;
  }

  private static void add(List<Author> authors, List<String> words) {
    if (words.isEmpty()) {
      return;
    }
    String latex = String.join(" ", words);
    if (latex.equalsIgnoreCase("others")) {
      authors.add(Author.OTHERS);
    } else if (!LatexReader.text(latex).isEmpty()) {
      authors.add(name(latex, words));
    }
  }

  private static Author name(String latex, List<String> words) {
    if (words.size() == 1 && latex.startsWith("{") && latex.endsWith("}") && !isAccent(latex)) {
      return new Author("", LatexReader.text(latex));
    }
    List<String> parts = split(latex, ',').stream().map(LatexReader::text).toList();
    if (parts.size() < 2) {
      return Author.ofWords(
          words.stream().map(LatexReader::text).filter(word -> !word.isEmpty()).toList());
    }
    String given = parts.getLast();
    String family = String.join(" ", parts.subList(0, parts.size() - 1));
    return family.isBlank() ? new Author("", given) : new Author(given, family.strip());
  }

  private static boolean isAccent(String latex) {
    return latex.startsWith("{\\");
  }

  /// Splits where the character stands outside of braces; white space counts as a space.
  private static List<String> split(String latex, char at) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < latex.length(); i++) {
      char c = latex.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      boolean divides = depth == 0 && (c == at || (at == ' ' && Character.isWhitespace(c)));
      if (divides) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts.stream().filter(text -> !text.isBlank()).toList();
  }
}
