package dev.alhazen.typeset.latex;

import dev.alhazen.base.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the log of a pdflatex run with `-file-line-error` and long lines says, with file and line.
///
/// @param errors what stopped it, the first being the cause
/// @param warnings what is wrong with a PDF that was made: references and citations that lead
///   nowhere block, the rest warns
/// @param pages of the PDF, where there is one
record LatexLog(List<Finding> errors, List<Finding> warnings, OptionalInt pages) {
  private static final double VISIBLE_POINTS = 5;
  private static final int CONTEXT_LINES = 14;

  private static final Pattern ERROR = Pattern.compile("^(?:(.+?):(\\d+): |! )(.*)$");
  private static final Pattern CONTEXT = Pattern.compile("^l\\.(\\d+) (.*)$");
  private static final Pattern UNDEFINED =
      Pattern.compile(
          "Warning: (Reference|Citation) [`'](.+?)' (?:on page \\S+ )?undefined"
              + "(?: on input line (\\d+))?");
  private static final Pattern DUPLICATE =
      Pattern.compile("Warning: Label [`'](.+?)' multiply defined");
  private static final Pattern OVERFULL =
      Pattern.compile("^Overfull \\\\([hv])box \\(([\\d.]+)pt too (wide|high)\\)(.*)$");
  private static final Pattern LINE = Pattern.compile("lines? (\\d+)");
  private static final Pattern GLYPH =
      Pattern.compile("^Missing character: There is no (.*) in font (\\S+?)!?$");
  private static final Pattern BITMAP = Pattern.compile("/(\\w+)\\.\\d+pk>");
  private static final Pattern PAGES = Pattern.compile("^Output written on .* \\((\\d+) pages?,");

  LatexLog {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /// @param main the file that pdflatex was given, for what the log does not place
  static LatexLog parse(String log, String main) {
    return new Parser(log.lines().toList(), main).parse();
  }

  private static final class Parser {
    private final List<String> lines;
    private final FileStack files;
    private final SequencedSet<Finding> errors = new LinkedHashSet<>();
    private final SequencedSet<Finding> warnings = new LinkedHashSet<>();
    private OptionalInt pages = OptionalInt.empty();
    private int next;

    Parser(List<String> lines, String main) {
      this.lines = lines;
      this.files = new FileStack(main);
    }

    LatexLog parse() {
      while (next < lines.size()) {
        String line = lines.get(next++);
        if (!isMessage(line)) {
          files.read(line);
        }
      }
      return new LatexLog(new ArrayList<>(errors), new ArrayList<>(warnings), pages);
    }

    private boolean isMessage(String line) {
      return isWarning(line)
          || isOverfull(line)
          || isGlyph(line)
          || isEnd(line)
          || isError(line)
          || line.matches("^(Package|Class|LaTeX)( \\w+)* (Info|Warning):.*|^\\(\\w+\\) {2,}.*");
    }

    private boolean isWarning(String line) {
      Matcher undefined = UNDEFINED.matcher(line);
      if (undefined.find()) {
        warnings.add(undefined(undefined));
        return true;
      }
      Matcher duplicate = DUPLICATE.matcher(line);
      if (duplicate.find()) {
        String label = duplicate.group(1);
        warnings.add(
            Finding.warn(
                "duplicate-label",
                files.main(),
                "Label `%s` is defined more than once; rename all but one.".formatted(label)));
        return true;
      }
      return false;
    }

    private Finding undefined(Matcher found) {
      String name = found.group(2);
      String place = place(found.group(3));
      return found.group(1).equals("Citation")
          ? Finding.block(
              "undefined-citation",
              place,
              "Citation key `%s` is not in the bibliography.".formatted(name))
          : Finding.block(
              "undefined-reference",
              place,
              "Label `%s` is referred to but defined nowhere.".formatted(name));
    }

    private boolean isOverfull(String line) {
      Matcher box = OVERFULL.matcher(line);
      if (!box.find()) {
        if (line.startsWith("Underfull \\")) {
          skipParagraph();
          return true;
        }
        return false;
      }
      double points = Double.parseDouble(box.group(2));
      if (points > VISIBLE_POINTS) {
        Matcher at = LINE.matcher(box.group(4));
        String message =
            String.format(
                Locale.ROOT,
                "Material is %.1f pt too %s for its place; shorten, break or scale it.",
                points,
                box.group(3));
        String place = at.find() ? place(at.group(1)) : files.current();
        warnings.add(Finding.warn("overfull-box", place, message));
      }
      skipParagraph();
      return true;
    }

    /// What follows a box is its text, with any parentheses.
    private void skipParagraph() {
      while (next < lines.size() && !lines.get(next).isBlank()) {
        next++;
      }
    }

    private boolean isGlyph(String line) {
      Matcher glyph = GLYPH.matcher(line);
      if (!glyph.find()) {
        return false;
      }
      warnings.add(
          Finding.warn(
              "missing-glyph",
              files.current(),
              "Character `%s` does not exist in font %s and is left out."
                  .formatted(glyph.group(1), glyph.group(2))));
      return true;
    }

    private boolean isEnd(String line) {
      Matcher bitmap = BITMAP.matcher(line);
      while (bitmap.find()) {
        String message =
            "Font %s is a bitmap and looks coarse; load a scalable one, such as mathptmx."
                .formatted(bitmap.group(1));
        warnings.add(Finding.warn("bitmap-font", files.main(), message));
      }
      Matcher written = PAGES.matcher(line);
      if (written.find()) {
        pages = OptionalInt.of(Integer.parseInt(written.group(1)));
        return true;
      }
      return false;
    }

    private boolean isError(String line) {
      Matcher error = ERROR.matcher(line);
      if (!error.find() || isNoError(error)) {
        return error.hasMatch() && error.group(3).contains("==> Fatal error");
      }
      StringBuilder message = new StringBuilder(error.group(3).strip());
      String number = error.group(2);
      String context = "";
      for (int end = Math.min(lines.size(), next + CONTEXT_LINES); next < end; next++) {
        Matcher at = CONTEXT.matcher(lines.get(next));
        if (at.find()) {
          number = number == null ? at.group(1) : number;
          context = at.group(2).strip();
          break;
        }
        // A message that goes on is indented by as much as its first words.
        if (lines.get(next).matches(" {6,}\\S.*") && context.isEmpty()) {
          message.append(' ').append(lines.get(next).strip());
        }
      }
      errors.add(error(error.group(1), number, message.toString(), context));
      return true;
    }

    private Finding error(
        @org.jspecify.annotations.Nullable String file,
        @org.jspecify.annotations.Nullable String number,
        String message,
        String context) {
      String name = file == null ? files.current() : FileStack.tidy(file);
      String place = number == null ? name : name + ":" + number;
      String stopped = context.isEmpty() ? "" : " TeX stopped after: " + context;
      return Finding.block("latex-error", place, (message + stopped).strip());
    }

    private static boolean isNoError(Matcher error) {
      String file = error.group(1);
      return error.group(3).contains("==> Fatal error")
          || (file != null && !file.matches("[\\w./ +-]+\\.\\w+"));
    }

    private String place(@org.jspecify.annotations.Nullable String line) {
      return line == null ? files.current() : files.current() + ":" + line;
    }
  }
}
