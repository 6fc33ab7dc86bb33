package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One case of the corpus of awkward replies.
///
/// A corpus file is a heading, then parts that begin with a line `%%`: `%% shared NAME` for a file
/// that all cases have, `%% case SENTENCE`, `%% file NAME` for a file that one case has instead,
/// `%% reply`, and `%% applied` or `%% refused` with what is expected. Behind a name or `reply`
/// stand flags: `crlf` for Windows line ends, `open` for no line break at the end, `mark` for a
/// byte order mark. Blank lines at the end of a part do not count. `␉` is a tab, `␠` a space, `⍽` a
/// no-break space, `␍` a carriage return, `␤` a line separator.
///
/// @param name what the case is about
/// @param source its own lines of the corpus file, up to what is expected
/// @param files path → text
/// @param reply what the model said
/// @param expected `applied` or `refused`, and the lines below it
record CorpusCase(
    String name,
    List<String> source,
    SequencedMap<String, String> files,
    String reply,
    String expected) {

  /// @param head the lines before the first case
  record Parsed(List<String> head, List<CorpusCase> cases) {}

  static Parsed parse(String text) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : text.lines().toList()) {
      if (line.startsWith("%% case ")) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(line);
    }
    List<String> head = parts.removeFirst();
    SequencedMap<String, String> shared = new LinkedHashMap<>();
    sections(head).forEach((title, lines) -> putFile(shared, title, lines));
    return new Parsed(head, parts.stream().map(lines -> one(lines, shared)).toList());
  }

  private static CorpusCase one(List<String> lines, SequencedMap<String, String> shared) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    String reply = "";
    String expected = "";
    int end = lines.size();
    for (var section : sections(lines).entrySet()) {
      String title = section.getKey();
      if (title.startsWith("file ")) {
        putFile(files, title, section.getValue());
      } else if (title.startsWith("reply")) {
        reply = text(section.getValue(), title);
      } else if (!title.startsWith("case ")) {
        expected = (title + "\n" + String.join("\n", section.getValue())).strip();
        end = lines.indexOf("%% " + title);
      }
    }
    return new CorpusCase(
        lines.getFirst().substring("%% case ".length()),
        lines.subList(0, end),
        files.isEmpty() ? new LinkedHashMap<>(shared) : files,
        reply,
        expected);
  }

  private static SequencedMap<String, List<String>> sections(List<String> lines) {
    SequencedMap<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("%% ")) {
        section = new ArrayList<>();
        sections.put(line.substring(3), section);
      } else {
        section.add(line);
      }
    }
    return sections;
  }

  private static void putFile(
      SequencedMap<String, String> files, String title, List<String> lines) {
    files.put(title.split(" ")[1], text(lines, title));
  }

  private static String text(List<String> lines, String title) {
    List<String> flags = List.of(title.split(" "));
    String ending = flags.contains("crlf") ? "\r\n" : "\n";
    List<String> some = lines;
    while (!some.isEmpty() && some.getLast().isEmpty()) {
      some = some.subList(0, some.size() - 1);
    }
    String text =
        String.join(ending, some)
            .replace('␉', '\t')
            .replace('␠', ' ')
            .replace('⍽', '\u00A0')
            .replace('␍', '\r')
            .replace('␤', '\u2028');
    boolean open = flags.contains("open") || some.isEmpty();
    return (flags.contains("mark") ? "\uFEFF" : "") + text + (open ? "" : ending);
  }
}
