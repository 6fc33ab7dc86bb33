package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether a section is LaTeX that may be typeset: only known commands and environments, and all
/// that is opened is closed.
final class LatexCheck {
  private static final Set<String> COMMANDS = words("commands.txt");
  private static final Set<String> ENVIRONMENTS = words("environments.txt");
  private static final Pattern PARAGRAPH = Pattern.compile("\\n[ \\t]*\\n");

  private final SectionKind section;
  private final String latex;
  private final List<Finding> findings = new ArrayList<>();
  private final Deque<String> environments = new ArrayDeque<>();
  private final MathState math = new MathState();
  private int depth;
  private int mathFrom;

  private LatexCheck(SectionKind section, String latex) {
    this.section = section;
    this.latex = latex;
  }

  static List<Finding> of(SectionKind section, String latex) {
    return new LatexCheck(section, latex).run();
  }

  /// Whether a command with a name of letters is allowed; signs such as `\%` are.
  static boolean allows(String command) {
    return !command.matches("[A-Za-z@]+") || COMMANDS.contains(command);
  }

  private List<Finding> run() {
    if (latex.contains("^^")) {
      block("forbidden-latex", latex.indexOf("^^"), "The notation ^^ is not allowed. Remove it.");
    }
    List<Lexeme> lexemes = Lexeme.of(latex);
    for (int i = 0; i < lexemes.size(); i++) {
      read(lexemes, i);
    }
    finish();
    return List.copyOf(findings);
  }

  private void read(List<Lexeme> lexemes, int i) {
    Lexeme lexeme = lexemes.get(i);
    boolean wasInside = math.isInside();
    math.read(lexemes, i);
    if (!wasInside && math.isInside()) {
      mathFrom = lexeme.at();
    }
    switch (lexeme.kind()) {
      case OPEN -> depth++;
      case CLOSE -> close(lexeme);
      case COMMAND -> command(lexemes, i);
      case TEXT -> text(lexeme);
      case SPECIAL -> special(lexeme);
      case COMMENT, MATH -> {}
    }
  }

  private void close(Lexeme lexeme) {
    if (--depth < 0) {
      depth = 0;
      block("unbalanced-latex", lexeme.at(), "A } has no {. Remove it or open the group.");
    }
  }

  private void command(List<Lexeme> lexemes, int i) {
    Lexeme lexeme = lexemes.get(i);
    if (!allows(lexeme.name())) {
      block("forbidden-latex", lexeme.at(), forbidden(lexeme.name()));
    } else if (Set.of("url", "href").contains(lexeme.name()) && isCutByComment(lexemes, i)) {
      block(
          "forbidden-latex",
          lexeme.at(),
          "An address holds a bare %, which hides what follows it. Write it \\%.");
    } else if (lexeme.name().equals("begin")) {
      begin(MathState.argument(lexemes, i), lexeme);
    } else if (lexeme.name().equals("end")) {
      end(MathState.argument(lexemes, i), lexeme);
    }
  }

  /// LaTeX reads a percent sign in an address as it is, and not as the beginning of a comment.
  private static boolean isCutByComment(List<Lexeme> lexemes, int i) {
    return lexemes.stream()
        .skip(i + 1L)
        .takeWhile(next -> !next.is(Lexeme.Kind.CLOSE))
        .anyMatch(next -> next.is(Lexeme.Kind.COMMENT));
  }

  private static String forbidden(String name) {
    return switch (name) {
      case "includegraphics" ->
          "Figures are shown with \\resultfigure{file} only; replace \\includegraphics.";
      case "section" ->
          "The section's heading is set by the program; use \\subsection below it or none.";
      case "cites", "cref", "Cref" ->
          "\\%s is not available here; use \\ref or \\citep.".formatted(name);
      default -> "The command \\%s may not be used here. Say it with plain LaTeX.".formatted(name);
    };
  }

  private void begin(String name, Lexeme at) {
    environments.push(name);
    if (!ENVIRONMENTS.contains(name)) {
      String instead =
          name.startsWith("tab") || name.startsWith("long")
              ? "Tables are generated: use \\resultstable."
              : name.startsWith("figure")
                  ? "Use \\resultfigure{file} alone; it brings its own frame and caption."
                  : "Write it as plain text or as one of the usual lists and equations.";
      block(
          "forbidden-latex",
          at.at(),
          "The environment %s may not be used here. %s".formatted(name, instead));
    }
  }

  private void end(String name, Lexeme at) {
    String open = environments.isEmpty() ? "" : environments.pop();
    if (!open.equals(name)) {
      block(
          "unbalanced-latex",
          at.at(),
          open.isEmpty()
              ? "\\end{%s} has no \\begin{%s}.".formatted(name, name)
              : "\\end{%s} stands where \\end{%s} is due.".formatted(name, open));
    }
  }

  private void text(Lexeme lexeme) {
    Matcher matcher = PARAGRAPH.matcher(lexeme.text());
    if (math.isInside() && matcher.find()) {
      block(
          "unbalanced-latex",
          mathFrom,
          "Mathematics opened here by %s is not closed in its paragraph. A dollar sign in text is"
                  .formatted(math.opener())
              + " written \\$.");
    }
  }

  private void special(Lexeme lexeme) {
    if (!math.isInside() && lexeme.text().equals("^")) {
      block("unbalanced-latex", lexeme.at(), "A ^ stands outside mathematics. Enclose it in $.");
    }
  }

  private void finish() {
    if (depth > 0) {
      block("unbalanced-latex", latex.length(), "%d { are not closed.".formatted(depth));
    }
    environments.forEach(
        name ->
            block("unbalanced-latex", latex.length(), "\\begin{%s} is not ended.".formatted(name)));
    if (math.isInside() && environments.isEmpty()) {
      block(
          "unbalanced-latex",
          mathFrom,
          "Mathematics opened here by %s is never closed.".formatted(math.opener()));
    }
  }

  private void block(String kind, int offset, String message) {
    findings.add(Finding.block(kind, Place.at(section, latex, offset), message));
  }

  private static Set<String> words(String resource) {
    return LatexResource.read(resource)
        .lines()
        .filter(line -> !line.startsWith("%"))
        .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
