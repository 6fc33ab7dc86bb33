package dev.alhazen.model.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A change that can be made to nearly any experiment in Python: one number of its code is halved.
/// It shows a user without a model how an edit of their own template is made, checked and run.
///
/// @param path the file
/// @param line as it stands in the file, once
/// @param changed what takes its place
/// @param name what the number is called in the code
record NumberChange(String path, String line, String changed, String name) {
  private static final Pattern FILE =
      Pattern.compile(
          "(?ms)^## (\\S+\\.py), as the baseline ran it[^\\n]*\\n+(`{3,})python\\n(.*?)\\n\\2$");

  /// Numbers that studies like to change, before any others.
  private static final List<Pattern> KINDS =
      Stream.of(
              "(\\w*(?:learning_rate|lr|step_size|dropout|weight_decay|momentum|noise|temperature))",
              "(\\w*[A-Za-z]\\w*)")
          .map(NumberChange::numberOf)
          .toList();

  /// Such numbers say how something is run, not what is run.
  private static final Pattern LEFT_ALONE =
      Pattern.compile("(?i).*(seed|port|version|worker|dpi|size|fig|eps|tol).*");

  private static Pattern numberOf(String name) {
    return Pattern.compile(
        "^[^#\\n]*?\\b"
            + name
            + "\\b[\"']?\\s*(?::\\s*\\w+\\s*)?(?:=|:|,[^#\\n]*default=)\\s*"
            + "(\\d+\\.\\d*(?:[eE]-?\\d+)?|\\d+[eE]-?\\d+)(?![\\w.])");
  }

  /// The first that fits, of all editable files that the conversation shows; empty where no number
  /// has a name, or the code is not Python.
  static Optional<NumberChange> in(String conversation) {
    List<MatchResult> files = FILE.matcher(conversation).results().toList();
    return KINDS.stream()
        .flatMap(kind -> files.stream().flatMap(f -> changes(f.group(1), f.group(3), kind)))
        .findFirst();
  }

  private static Stream<NumberChange> changes(String path, String text, Pattern kind) {
    List<String> lines = text.lines().toList();
    return lines.stream()
        .filter(line -> lines.stream().filter(other -> other.contains(line)).count() == 1)
        .flatMap(line -> change(path, line, kind).stream());
  }

  private static Optional<NumberChange> change(String path, String line, Pattern kind) {
    Matcher found = kind.matcher(line);
    if (!found.find()
        || LEFT_ALONE.matcher(found.group(1)).matches()
        || Double.parseDouble(found.group(2)) == 0) {
      return Optional.empty();
    }
    String half = half(found.group(2));
    return Optional.of(
        new NumberChange(
            path,
            line,
            line.substring(0, found.start(2)) + half + line.substring(found.end(2)),
            found.group(1)));
  }

  private static String half(String number) {
    return Double.toString(Double.parseDouble(number) / 2).toLowerCase(Locale.ROOT);
  }

  String title() {
    return "Half of " + name;
  }

  String description() {
    return "In %s, `%s` becomes `%s`.".formatted(path, line.strip(), changed.strip());
  }

  /// The edit, and, at later attempts, the way back: what went wrong is beyond a rehearsal.
  String reply(Step step) {
    return switch (step) {
      case FORTH -> block("The number is halved: " + description(), line, changed);
      case BACK -> block("The change did not work and is taken back.", changed, line);
    };
  }

  /// Which way the number goes.
  enum Step {
    FORTH,
    BACK
  }

  private String block(String saying, String before, String after) {
    return String.join(
        "\n",
        Arrays.asList(
            saying, "", path, "<<<<<<< SEARCH", before, "=======", after, ">>>>>>> REPLACE", ""));
  }
}
