package dev.alhazen.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds the JSON objects and arrays in a model's reply: bare, fenced, between prose, several.
///
/// Comments, trailing commas, single quotes, names without quotes, raw line breaks in strings and
/// undoubled backslashes are forgiven. A missing end is not guessed.
final class JsonFinder {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// What surely begins JSON, so that what stands inside it is no value of its own.
  private static final Pattern PLAUSIBLE = Pattern.compile("\\{\\s*\"|\\[\\s*[{\\[\"\\d]");

  /// What may begin JSON at all, which most brackets in prose and LaTeX do not.
  private static final Pattern OPENING =
      Pattern.compile(
          "\\{\\s*+(?:[\"'}/]|[A-Za-z_$][\\w$]*+\\s*+:)|\\[\\s*+[\"'{\\[\\]/\\d+\\-tfn]");

  /// These bound the time for replies full of stray brackets.
  private static final long MOST_CHARACTERS_PARSED = 200_000_000;

  private static final int MOST_FAILURES = 10_000;
  private static final int MOST_VALUES = 100;

  private static final int CHARACTERS_OF_CONTEXT = 60;

  private final String text;
  private final char[] characters;
  private final List<Region> regions = new ArrayList<>();
  private String complaint = "The reply holds no JSON object.";
  private int complaintLength;
  private int failures;

  /// @param values best first: fenced before bare, later before earlier, empty ones last
  /// @param complaint why there may be none
  record Found(List<JsonNode> values, String complaint) {}

  private record Region(int start, JsonNode value) {}

  private JsonFinder(String text) {
    this.text = text;
    this.characters = text.toCharArray();
  }

  static Found find(String reply) {
    JsonFinder finder = new JsonFinder(JsonEscapes.mended(reply));
    finder.scan();
    return new Found(finder.ranked(), finder.complaint);
  }

  private void scan() {
    Matcher opening = OPENING.matcher(text);
    long parsed = 0;
    int at = 0;
    while (at < text.length()
        && opening.find(at)
        && parsed < MOST_CHARACTERS_PARSED
        && failures < MOST_FAILURES) {
      int length = parse(opening.start());
      parsed += length;
      at = opening.start() + length;
    }
  }

  /// Parses the value that begins here, and says how many characters to go on.
  private int parse(int start) {
    try (JsonParser parser = LENIENT.createParser(characters, start, characters.length - start)) {
      return parse(start, parser);
    }
  }

  private int parse(int start, JsonParser parser) {
    try {
      JsonNode value = LENIENT.readTree(parser);
      regions.add(new Region(start, value));
      return length(parser);
    } catch (JacksonException e) {
      failures++;
      boolean plausible = PLAUSIBLE.matcher(text).region(start, text.length()).lookingAt();
      if (plausible) {
        complain(start, length(parser), e);
      }
      return plausible ? length(parser) : 1;
    }
  }

  private static int length(JsonParser parser) {
    return Math.max(1, Math.toIntExact(parser.currentLocation().getCharOffset()));
  }

  private void complain(int start, int length, JacksonException e) {
    if (length > complaintLength) {
      complaintLength = length;
      int end = Math.min(start + length, text.length());
      complaint =
          "The JSON cannot be parsed: %s. The fault is at the end of: %s"
              .formatted(
                  e.getOriginalMessage().lines().findFirst().orElse(""),
                  text.substring(Math.max(start, end - CHARACTERS_OF_CONTEXT), end).strip());
    }
  }

  private List<JsonNode> ranked() {
    List<Integer> fences = fences();
    return regions.reversed().stream()
        .sorted(
            Comparator.comparing((Region region) -> region.value.isEmpty())
                .thenComparing(region -> !isFenced(region, fences)))
        .limit(MOST_VALUES)
        .map(Region::value)
        .toList();
  }

  private static boolean isFenced(Region region, List<Integer> fences) {
    int before = -1 - Collections.binarySearch(fences, region.start);
    return before % 2 == 1;
  }

  private List<Integer> fences() {
    List<Integer> fences = new ArrayList<>();
    for (int i = text.indexOf("```"); i >= 0; i = text.indexOf("```", i + 3)) {
      fences.add(i);
    }
    return fences;
  }
}
