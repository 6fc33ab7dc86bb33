package dev.alhazen.manuscript;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words by which a sentence says what a work found, showed, proposed or does not do, rather
/// than naming something and where it comes from. The prompt lists them, the check looks for them.
final class ClaimWords {
  private static final List<String> VERBS =
      List.of(
          "achieve",
          "argue",
          "beat",
          "claim",
          "conclude",
          "confirm",
          "demonstrate",
          "develop",
          "discover",
          "enable",
          "establish",
          "exceed",
          "extend",
          "fail",
          "find",
          "generalise",
          "generalize",
          "improve",
          "introduce",
          "investigate",
          "lack",
          "observe",
          "outperform",
          "present",
          "propose",
          "prove",
          "reduce",
          "report",
          "reveal",
          "show",
          "suggest",
          "surpass");
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "beat", "beat|beaten", "find", "found", "show", "showed|shown", "prove", "proved|proven");
  private static final String NEGATIONS = "(?:do|does|did|has|have|had)\\s+not|never";

  private static final Pattern CLAIM =
      Pattern.compile(
          "(?i)\\b(?:%s|%s)\\b"
              .formatted(
                  VERBS.stream().flatMap(ClaimWords::forms).collect(Collectors.joining("|")),
                  NEGATIONS));

  /// Who speaks of their own work says nothing about a cited one.
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)\\b(?:we|this\\s+(?:paper|study|work)"
              + "|our\\s+(?:paper|study|work|results?|experiments?))\\b");

  private ClaimWords() {}

  /// The words in their base form, for those who write.
  static String listed() {
    return String.join(", ", VERBS) + ", do not, has not, never";
  }

  /// The first of them in a part of a sentence, in the spelling that stands there; none where "we"
  /// or the like stands before it in the sentence.
  static Optional<String> in(String sentence, int from, int to) {
    Matcher claim = CLAIM.matcher(sentence).region(from, to);
    if (!claim.find()) {
      return Optional.empty();
    }
    boolean isOwn = OWN.matcher(sentence).region(0, claim.start()).find();
    return isOwn ? Optional.empty() : Optional.of(claim.group());
  }

  private static Stream<String> forms(String verb) {
    String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
    String third = verb.matches(".*(ss|sh|ch)") ? verb + "es" : verb + "s";
    String past = IRREGULAR.getOrDefault(verb, stem + "ed");
    return Stream.of(verb, third, past, stem + "ing");
  }
}
