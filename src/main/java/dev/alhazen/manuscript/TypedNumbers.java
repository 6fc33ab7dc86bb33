package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers that a model typed rather than referred to.
///
/// Percentages and factors always block. Other numbers pass where they are no results: years, parts
/// of names, small constants of formulas, and, where the experiment is described, numbers that
/// stand in its code. Counts up to ten only warn.
final class TypedNumbers {
  /// What may stand between a number and its sign without changing what is read.
  private static final String GAP = "(?:[\\s~${}]|\\\\[,;:! ]|\\\\thinspace\\b)*";

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\d._])(?<!\\p{L}-)"
              + "(?:(?:\\d{1,3}(?:(?:,|\\{,}|\\\\,|~)\\d{3})+(?!\\d)|\\d++)(?<fraction>\\.\\d++)?+"
              + "|(?<bare>\\.\\d++))(?<exponent>[eE][-+]?\\d++)?+");

  /// Behind whole numbers that are parts of names, such as `2D` and `64-bit`.
  private static final Pattern NAME = Pattern.compile("[\\p{L}_]|-\\p{L}");

  private static final Pattern UNIT =
      Pattern.compile(
          "(?:-(?:point|millisecond|second|minute|hour)s?"
              + "|ns|us|ms|s|sec|min|h|hrs?|pp|dB|[kKMGT]i?B|nats?|bits?)\\b");

  private static final Pattern SHARE =
      Pattern.compile(
          "(\\d"
              + GAP
              + "(\\\\?%|percent|per cent)|(?i)\\b(one|two|three|four|five|six|seven|eight"
              + "|nine|ten|\\w+ty|\\w+teen)[ -](percent|per cent)\\b)"
              + "(?!\\$?[ ~-]*(confidence|credible|interval|level|CI\\b))");
  private static final Pattern FACTOR =
      Pattern.compile(
          "\\d" + GAP + "(\\\\times\\s*[$}]|(?<=\\$\\s{0,3})\\\\times|-?(x|fold|times)\\b)");
  private static final Pattern COMPARISON =
      Pattern.compile("(?i)\\b(twice|thrice|doubl(es|ed|ing)|halv(es|ed|ing)|tripl(es|ed|ing))\\b");
  private static final Pattern LEVEL =
      Pattern.compile(
          "\\d\\d" + GAP + "\\\\?%\\$?[ ~-]*(confidence|credible|interval|level|CI\\b)");
  private static final Pattern TEST_LEVEL =
      Pattern.compile("(?:\\blevel(?: of)?|\\btwo-sided,? at|\\\\alpha\\s*=)[ ~]*\\$?$");
  private static final Pattern REFERRED =
      Pattern.compile(
          "(?:(?:Section|Figure|Table|Equation|Appendix|Algorithm|Chapter|Theorem|Lemma|Eq\\.|Sec\\."
              + "|Fig\\.|Tab\\.|\\bpp?\\.|[Rr]uns?)[ ~]*(?:\\d{1,4}--?)?|\\d{4}-(?:\\d\\d-)?)$");

  private static final int SMALL = 10;

  private final SectionKind section;
  private final String latex;
  private final BitSet math;
  private final Set<String> known;
  private final List<Finding> findings = new ArrayList<>();

  private TypedNumbers(SectionKind section, String latex, Set<String> known) {
    this.section = section;
    this.latex = Masked.latex(latex);
    this.math = MathState.positions(latex);
    this.known = known;
  }

  /// @param known numbers that stand in the code, as {@link #in} gives them
  static List<Finding> of(SectionKind section, String latex, Set<String> known) {
    return new TypedNumbers(section, latex, known).run();
  }

  /// All numbers of a text, in one spelling.
  static Set<String> in(String text) {
    Set<String> numbers = new HashSet<>();
    Matcher matcher = Pattern.compile("\\d[\\d_]*(\\.\\d+)?([eE][-+]?\\d+)?").matcher(text);
    while (matcher.find()) {
      numbers.add(normal(matcher.group().replace("_", "")));
    }
    return numbers;
  }

  private List<Finding> run() {
    Set<Integer> told = new HashSet<>();
    each(SHARE, told, "typed-result", "A percentage is typed. Use \\ratio or \\difference.");
    each(FACTOR, told, "typed-result", "A factor is typed. Use \\ratio{path}.");
    numbers(told);
    Matcher comparison = COMPARISON.matcher(latex);
    if (!section.describesTheExperiment() && comparison.find()) {
      findings.add(
          Finding.warn(
              "typed-comparison",
              Place.at(section, latex, comparison.start()),
              "'%s' compares by a number; prefer \\ratio{path}.".formatted(comparison.group())));
    }
    return List.copyOf(findings);
  }

  private void each(Pattern pattern, Set<Integer> told, String kind, String advice) {
    Matcher matcher = pattern.matcher(latex);
    while (matcher.find()) {
      if (matcher.group().endsWith("x") && isInMath(matcher.start())) {
        continue;
      }
      told.add(lineOf(matcher.start()));
      findings.add(
          Finding.block(
              kind,
              Place.at(section, latex, matcher.start()),
              "%s Found: '%s'.".formatted(advice, around(matcher.start()))));
    }
  }

  private void numbers(Set<Integer> told) {
    Matcher matcher = NUMBER.matcher(latex);
    while (matcher.find()) {
      String number = normal(matcher.group().replaceAll("[,{}\\\\~]", ""));
      if (!told.contains(lineOf(matcher.start()))
          && !isPartOfName(matcher)
          && !isHarmless(number, matcher.start())) {
        report(number, matcher.start());
      }
    }
  }

  private void report(String number, int at) {
    String place = Place.at(section, latex, at);
    if (isCount(number)) {
      findings.add(
          Finding.warn(
              "typed-count",
              place,
              "The count %s is typed; a word reads better.".formatted(number)));
    } else if (known.contains(number)) {
      findings.add(
          Finding.warn(
              "typed-setting",
              place,
              "The number %s stands in the code, but settings belong to method and setup."
                  .formatted(number)));
    } else {
      findings.add(
          Finding.block(
              "typed-result",
              place,
              "The number %s is typed: '%s'. Results come from \\evidence{path}, settings from the"
                      .formatted(number, around(at))
                  + " code as it is; leave out what is neither."));
    }
  }

  private boolean isHarmless(String number, int at) {
    return isYear(number)
        || isIndex(number, at)
        || isLevel(number, at)
        || (isInMath(at) && isCount(number))
        || (section.describesTheExperiment() && known.contains(number));
  }

  /// Whether letters follow that are no unit; a fraction is never part of a name.
  private boolean isPartOfName(Matcher number) {
    boolean isWhole =
        number.group("fraction") == null
            && number.group("bare") == null
            && number.group("exponent") == null;
    int end = number.end();
    return isWhole
        && NAME.matcher(latex).region(end, latex.length()).lookingAt()
        && (isInMath(number.start())
            || !UNIT.matcher(latex).region(end, latex.length()).lookingAt());
  }

  /// Whether the number is the level of an interval, as in `95\% interval`, or of the tests, as in
  /// `at the level 0.05`.
  private boolean isLevel(String number, int at) {
    String before = latex.substring(Math.max(0, at - 32), at);
    return LEVEL.matcher(latex).region(at, latex.length()).lookingAt()
        || (number.equals("0.05") && TEST_LEVEL.matcher(before).find());
  }

  private static boolean isYear(String number) {
    return number.matches("(19|20)\\d\\d");
  }

  private static boolean isCount(String number) {
    return number.matches("\\d{1,2}") && Integer.parseInt(number) <= SMALL;
  }

  /// Whether the number is a subscript, an exponent, part of a date, or the number of a page, a
  /// section or the like.
  private boolean isIndex(String number, int at) {
    String before = latex.substring(Math.max(0, at - 24), at);
    return before.matches("(?s).*[_^]\\{?[-\\w]*")
        || (number.matches("\\d{1,4}") && REFERRED.matcher(before).find());
  }

  private boolean isInMath(int at) {
    return math.get(at);
  }

  private int lineOf(int at) {
    return (int) latex.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private String around(int at) {
    int from = Math.max(0, at - 24);
    int to = Math.min(latex.length(), at + 24);
    return latex.substring(from, to).replaceAll("\\s+", " ").strip();
  }

  private static String normal(String number) {
    return new java.math.BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
