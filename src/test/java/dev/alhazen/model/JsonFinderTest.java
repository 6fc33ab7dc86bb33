package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JsonFinderTest {
  private static final List<String> AWKWARD =
      List.of(
          "%s",
          "```json\n%s\n```",
          "```\n%s\n```",
          "Sure! Here is the set {x | x > 0} and the list [see above]:\n%s\nHope it helps {or not}.",
          "As in [1, 2] and \\cite{a} and {}:\n\n```json\n%s\n```\n\nwith ``` a stray fence",
          "The form is {\"name\": ...}; mine is\n%s",
          "\\begin{equation} \\frac{a}{b} \\end{equation} %s",
          "\uFEFF%s\u0000",
          "THOUGHT: don't use '{' here.\n\nJSON:\n%s");

  @RepeatedTest(40)
  void findsAnyValueInAwkwardText() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    JsonNode value = container(random, 0);
    for (String frame : AWKWARD) {
      for (String text : List.of(Json.line(value), Json.pretty(value), damaged(value))) {
        String reply = frame.replace("%s", text);
        assertThat(JsonFinder.find(reply).values())
            .as("seed %d, reply:%n%s", seed, reply)
            .contains(value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a': 'b'}",
        "{\"a\": \"b\",}",
        "{a: \"b\"}",
        "{\"a\": /* why */ \"b\" // so\n}",
        "{\"a\": 'b'}{\"a\":",
      })
  void forgivesCommonDamage(String reply) {
    assertThat(JsonFinder.find(reply).values().getFirst())
        .isEqualTo(Json.parse("{\"a\":\"b\"}", ""));
  }

  @Test
  void keepsRawLineBreaksInStrings() {
    assertThat(first("{\"a\": \"one\ntwo\tthree\"}")).isEqualTo("one\ntwo\tthree");
  }

  @Test
  void keepsAFenceInsideAString() {
    assertThat(first("```json\n{\"a\": \"use ```java\\ncode``` here\"}\n```"))
        .isEqualTo("use ```java\ncode``` here");
  }

  @Test
  void mendsLatexThatIsNotEscaped() {
    assertThat(
            first("{\"a\": \"$\\alpha \\frac{1}{2} \\theta \\nabla \\textbf{x} \\usepackage$\"}"))
        .isEqualTo("$\\alpha \\frac{1}{2} \\theta \\nabla \\textbf{x} \\usepackage$");
  }

  @Test
  void leavesRightEscapesAlone() {
    assertThat(first("{\"a\": \"\\\\frac\\nnew line\\ttab \\u00e9 \\\"quoted\\\" it\\'s\"}"))
        .isEqualTo("\\frac\nnew line\ttab é \"quoted\" it's");
  }

  @Test
  void doesNotTakeAnInnerObjectForACutReply() {
    JsonFinder.Found found = JsonFinder.find("{\"ideas\": [{\"a\": \"b\"}, {\"a\": \"c");
    assertThat(found.values()).isEmpty();
    assertThat(found.complaint()).startsWith("The JSON cannot be parsed: Unexpected end-of-input");
  }

  @Test
  void saysWhereTheSyntaxFails() {
    JsonFinder.Found found = JsonFinder.find("{\"a\": {\"x\": 1} \"b\": 2}");
    assertThat(found.values()).isEmpty();
    assertThat(found.complaint()).contains("was expecting comma").contains("{\"x\": 1} \"");
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertThat(JsonFinder.find("{\"a\": 1, \"a\": 2}").complaint()).contains("Duplicate");
  }

  @Test
  void staysQuickOnEndlessBrackets() {
    assertThat(JsonFinder.find("[".repeat(2_000_000)).values()).isEmpty();
    assertThat(JsonFinder.find("{'".repeat(1_000_000)).values()).isEmpty();
  }

  private static String first(String reply) {
    return JsonFinder.find(reply).values().getFirst().get("a").asString();
  }

  /// The same value as a careless model writes it.
  private static String damaged(JsonNode value) {
    return Json.pretty(value).strip().replaceFirst("\\n(\\s*)([}\\]])\\z", ",\n$1// the end\n$2");
  }

  private static JsonNode container(Random random, int depth) {
    return random.nextBoolean() ? object(random, depth) : array(random, depth);
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode node = Json.mapper().createObjectNode();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      node.set("key " + i + text(random), value(random, depth + 1));
    }
    return node;
  }

  private static ArrayNode array(Random random, int depth) {
    ArrayNode node = Json.mapper().createArrayNode();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      node.add(value(random, depth + 1));
    }
    return node;
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 5 : 7)) {
      case 0 -> Json.tree(random.nextInt());
      case 1 -> Json.tree(random.nextDouble());
      case 2 -> Json.tree(random.nextBoolean());
      case 3 -> Json.mapper().nullNode();
      case 4 -> Json.tree(text(random));
      default -> container(random, depth);
    };
  }

  private static String text(Random random) {
    List<String> pieces =
        List.of(
            "a",
            " ",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "```",
            "\n",
            "\t",
            "é",
            "𝛼",
            "'",
            ",",
            ":",
            "//",
            "</think>",
            "json",
            "\\frac{1}{2}",
            "\u0001",
            "%s",
            "$1");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
