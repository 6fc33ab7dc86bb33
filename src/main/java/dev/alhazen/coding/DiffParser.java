package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds unified diffs in a reply. The numbers of lines in a hunk's header are not relied on:
/// models miscount them, so that a library's reader refuses the diff or takes the next hunk's
/// header for code.
final class DiffParser {
  private static final Pattern HEADER = Pattern.compile("@@+ ?-(\\d{1,9})(?:,\\d+)? \\+\\d");
  private static final Pattern GIT =
      Pattern.compile(
          "(diff --git|index|new file mode|deleted file mode|old mode|new mode|similarity index"
              + "|dissimilarity index|rename from|copy from|copy to|Binary files) .*");

  private static final String NOWHERE = "/dev/null";
  private static final String RENAME = "rename to ";

  private final List<String> reply;
  private final PathLines paths;
  private final List<FileDiff> diffs = new ArrayList<>();
  private final List<String> before = new ArrayList<>();
  private final List<FileDiff.Hunk> hunks = new ArrayList<>();
  private String path = "";
  private FileDiff.Kind kind = FileDiff.Kind.CHANGE;
  private boolean fenced;
  private boolean isDiff;
  private int number;
  private int at;

  private DiffParser(List<String> reply, Set<String> known) {
    this.reply = reply;
    this.paths = new PathLines(known);
  }

  /// @param known paths of files that exist
  static List<FileDiff> parse(List<String> reply, Set<String> known) {
    DiffParser parser = new DiffParser(reply, known);
    while (parser.at < reply.size()) {
      parser.line();
    }
    parser.close();
    return parser.diffs;
  }

  /// Whether a reply holds, or begins, a diff.
  static boolean isDiff(List<String> reply) {
    for (int i = 0; i + 2 < reply.size(); i++) {
      if (isFile(reply, i) && reply.get(i + 2).startsWith("@@")) {
        return true;
      }
    }
    return false;
  }

  private void line() {
    String line = reply.get(at);
    if (isFile(reply, at)) {
      file(line, reply.get(at + 1));
      at += 2;
      body(0);
    } else if (line.startsWith("@@")) {
      Matcher header = HEADER.matcher(line);
      if (hunks.isEmpty() && path.isEmpty()) {
        path = paths.find(before);
      }
      at++;
      body(header.lookingAt() ? Integer.parseInt(header.group(1)) : 0);
    } else {
      outside(line);
      at++;
      if (isDiff && !isFile(reply, at) && !startsHunk(at) && fenced) {
        path = paths.find(before);
        body(0);
      }
    }
  }

  private boolean startsHunk(int i) {
    return i < reply.size()
        && (reply.get(i).startsWith("@@") || GIT.matcher(reply.get(i)).matches());
  }

  private void outside(String line) {
    isDiff = false;
    if (Markers.isFence(line)) {
      fenced = !fenced || !Markers.isBareFence(line);
      isDiff = fenced && line.strip().matches("(```+|~~~+)\\s*(diff|patch|udiff)\\b.*");
      close();
    }
    if (line.startsWith(RENAME)) {
      close();
      kind = FileDiff.Kind.RENAME;
      path = line.substring(RENAME.length()).strip();
    } else if (!line.isBlank() && !GIT.matcher(line).matches()) {
      before.add(line);
    }
  }

  private static boolean isFile(List<String> reply, int i) {
    return i + 1 < reply.size()
        && reply.get(i).startsWith("--- ")
        && reply.get(i + 1).startsWith("+++ ");
  }

  private void file(String old, String young) {
    if (kind != FileDiff.Kind.RENAME) {
      close();
    }
    String from = clean(old);
    String to = clean(young);
    String below = to.substring(to.indexOf('/') + 1);
    if (paths.known().contains(below) && below.equals(from.substring(from.indexOf('/') + 1))) {
      from = below;
      to = below;
    }
    path = to.equals(NOWHERE) ? from : to;
    if (to.equals(NOWHERE)) {
      kind = FileDiff.Kind.DELETE;
    } else if (from.equals(NOWHERE)) {
      kind = FileDiff.Kind.CREATE;
    } else if (paths.known().contains(from) && !from.equals(to)) {
      kind = FileDiff.Kind.RENAME;
    }
  }

  private String clean(String line) {
    String bare = line.substring(4).replaceFirst("\t.*", "").strip().replaceAll("^\"|\"$", "");
    if (paths.known().contains(bare) || bare.equals(NOWHERE)) {
      return bare;
    }
    return bare.replaceFirst("^[ab]/", "").replaceFirst("^(\\./)+", "");
  }

  /// Reads the lines of one hunk, if there are any.
  private void body(int from) {
    HunkLines lines = new HunkLines(fenced);
    while (at < reply.size() && !isFile(reply, at) && lines.take(reply.get(at))) {
      at++;
    }
    if (!lines.isEmpty()) {
      number++;
      hunks.add(lines.hunk(number, path, from));
    }
  }

  private void close() {
    if (!hunks.isEmpty() || kind != FileDiff.Kind.CHANGE) {
      diffs.add(new FileDiff(path, kind, hunks));
      hunks.clear();
      before.clear();
    }
    path = "";
    kind = FileDiff.Kind.CHANGE;
  }
}
