package dev.alhazen.review;

import dev.alhazen.manuscript.RevisionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a review into what the authors are asked to change: each weakness (`W1`, …), question
/// (`Q1`, …) and limitation (`L1`, …), with the section that it most likely means.
public final class RevisionRequests {
  /// Section → words that point to it. A section named outright counts for more than a subject.
  private static final Map<String, Pattern> NAMED =
      new TreeMap<>(
          Map.of(
              "abstract", words("abstract"),
              "introduction", words("introduction|section 1"),
              "related_work", words("related work|prior work|earlier work|literature"),
              "background", words("background|preliminaries|notation"),
              "method", words("method section|methods? section|section on the method"),
              "setup", words("experimental set-?up|set-?up section|implementation details"),
              "results", words("results? section|tables?|figures?|plots?"),
              "conclusion", words("conclusions?|future work|limitations section")));

  private static final Map<String, Pattern> SUBJECTS =
      new TreeMap<>(
          Map.of(
              "related_work",
                  words("cite[sd]?|citations?|references|compar\\w+ (?:to|with) \\w+ et al"),
              "method", words("algorithm|architecture|derivation|equations?|method"),
              "setup",
                  words("hyper-?parameters?|data ?sets?|seeds?|hardware|learning rate|epochs?"),
              "results",
                  words(
                      "baselines?|ablations?|significan\\w+|error bars?|standard errors?|noise|results?"),
              "conclusion", words("limitations?|limits|scope|generali[sz]\\w+|impact")));

  private RevisionRequests() {}

  /// All requests, weaknesses first.
  public static List<RevisionRequest> of(Review review) {
    List<RevisionRequest> requests = new ArrayList<>();
    add(requests, "W", review.weaknesses());
    add(requests, "Q", review.questions());
    add(requests, "L", review.limitations());
    return List.copyOf(requests);
  }

  private static void add(List<RevisionRequest> requests, String letter, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      requests.add(new RevisionRequest(letter + (i + 1), section(texts.get(i)), texts.get(i)));
    }
  }

  /// The section that is named first, else the one whose subject is, else the whole paper.
  static String section(String text) {
    String named = first(NAMED, text);
    return named.isEmpty() ? orPaper(first(SUBJECTS, text)) : named;
  }

  private static String orPaper(String section) {
    return section.isEmpty() ? "paper" : section;
  }

  private static String first(Map<String, Pattern> patterns, String text) {
    String found = "";
    int place = Integer.MAX_VALUE;
    for (Map.Entry<String, Pattern> entry : patterns.entrySet()) {
      Matcher matcher = entry.getValue().matcher(text.toLowerCase(Locale.ROOT));
      if (matcher.find() && matcher.start() < place) {
        place = matcher.start();
        found = entry.getKey();
      }
    }
    return found;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("\\b(?:%s)\\b".formatted(alternatives));
  }
}
